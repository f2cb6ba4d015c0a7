/** A platform that a battery of promises is tried on. */
export type Target<Opened> = { name: string; open(): Promise<Opened> };

export type Keys = Record<string, string | undefined>;

/**
 * The sandbox always, and a live shop where the environment holds all its keys (`docs/platforms.md`, "Trying it on a live
 * shop"). Where one is absent, the sandbox's own name says which, so that every report of a run does.
 */
export function targetsOf<Opened>(
  sandbox: () => Promise<Opened>,
  live: {
    needs: readonly string[];
    open: (key: (name: string) => string) => Promise<Opened>;
  },
  keys: Keys = process.env,
): Target<Opened>[] {
  const absent = live.needs.filter((name) => !keys[name]);
  if (absent.length > 0)
    return [
      {
        name: `the sandbox (and no live shop: ${absent.join(", ")} not set)`,
        open: sandbox,
      },
    ];
  return [
    { name: "the sandbox", open: sandbox },
    {
      name: "the live test shop",
      open: () => live.open((name) => keys[name] ?? ""),
    },
  ];
}
