import type { View } from "./view.ts";

/** The versions whose official schemas lie in `sandbox/contracts`. */
export type HeldVersion = "2026-07" | "2026-10";

type Version = {
  handle: string;
  displayName: string;
  /** Stable and not yet retired. */
  supported: boolean;
  /** The schema that answers: its own, or the nearest that is held. */
  schema: HeldVersion;
};

/**
 * Oldest first. A version is supported for a year; the next one can be called before it is stable.
 * source: shopify.dev, "API versioning"; recorded answers of WebhookSubscription.apiVersion for the words.
 */
const versions: readonly Version[] = [
  stable("2026-01", "2026-07"),
  stable("2026-04", "2026-07"),
  stable("2026-07", "2026-07"),
  { ...stable("2026-10", "2026-10"), displayName: "2026-10 (Latest)" },
  {
    handle: "2027-01",
    displayName: "2027-01 (Release candidate)",
    supported: false,
    schema: "2026-10",
  },
  {
    handle: "unstable",
    displayName: "unstable",
    supported: false,
    schema: "2026-10",
  },
];

function stable(handle: string, schema: HeldVersion): Version {
  return { handle, displayName: handle, supported: true, schema };
}

/**
 * The version that answers where this one is asked for: itself, or the oldest supported one where it has been retired.
 * @returns undefined for what never was a version, and for one that is still to come.
 */
export function servedVersion(asked: string): Version | undefined {
  const known = versions.find(({ handle }) => handle === asked);
  if (known) return known;
  const [oldest] = versions;
  const retired = /^20\d\d-(01|04|07|10)$/.test(asked);
  return oldest && retired && asked < oldest.handle ? oldest : undefined;
}

export function versionView({ handle, displayName, supported }: Version): View {
  return { __typename: "ApiVersion", handle, displayName, supported };
}

export const versionRoots: View = {
  publicApiVersions: () => versions.map(versionView),
};
