import { badDays } from "#sandbox/scenarios/index.ts";
import type { PlayBadDay } from "../../../bin/town/main-job.ts";
import { openControl } from "../main-job/control.ts";
import { openMemory, until } from "../main-job/memory.ts";
import { openMerchant } from "../main-job/merchant.ts";
import { startAsSeen } from "../main-job/play.ts";
import { type End, endsOf, type Scene } from "./ends.ts";

export { badDays } from "#sandbox/scenarios/index.ts";

type Played = { act: string; says: string; calls: unknown[]; ends: End[] };

type FaultList = { faults: { id: string; struck: number }[] };

export type BadDayReport = {
  ok: boolean;
  story: string;
  says: string;
  seed: number;
  seconds: number;
  acts: Played[];
};

const actPatienceMs = 90_000;

/** Plays a bad day in a fresh town that begins with its scenario: after each act the ends of that act must meet. */
export const playBadDay = (async (town, name, options) => {
  const day = badDays[name];
  if (!day) throw new Error(`there is no bad day ${name}`);
  const started = performance.now();
  const seed = options.seed ?? 1;
  const memory = openMemory(town.databaseUrl);
  const merchant = openMerchant(town.origins);
  const scene: Scene = {
    memory,
    control: openControl(town.origins.control),
    merchant,
    async faults() {
      const response = await fetch(`${town.origins.control}/faults`);
      return ((await response.json()) as FaultList).faults;
    },
    wait: { signal: options.signal, patienceMs: actPatienceMs },
  };
  const acts: Played[] = [];
  try {
    await merchant.openApp();
    await untilQuiet(scene, "import of the storefront");
    await merchant.connectTikTok();
    await startAsSeen(scene, merchant);
    await untilQuiet(scene, "import of the marketplace");
    for (const act of day.acts) {
      options.log(`${act.name}: ${act.says}`);
      const response = await fetch(
        `${town.origins.control}/scenarios/${name}/acts/${act.name}`,
        { method: "POST", body: JSON.stringify({ seed }) },
      );
      if (!response.ok) throw new Error(await response.text());
      const { calls } = (await response.json()) as { calls: unknown[] };
      const ends = await untilMet(scene, endsOf(name, act.name));
      for (const end of ends)
        options.log(`  ${end.found === null ? "✓" : "✗"} ${end.what}`);
      acts.push({ act: act.name, says: act.says, calls, ends });
    }
    return {
      ok: acts.every(({ ends }) => ends.every((end) => end.found === null)),
      story: name,
      says: day.says,
      seed,
      seconds: Math.round((performance.now() - started) / 100) / 10,
      acts,
    } satisfies BadDayReport;
  } finally {
    await memory.close();
  }
}) satisfies PlayBadDay;

async function untilQuiet({ memory, wait }: Scene, what: string) {
  await until(what, wait, async () => {
    const left = await memory.underWay();
    const entries = await memory.prisma.journalEntry.count();
    return entries > 0 && left === 0 ? null : `${left} are under way`;
  });
}

/** Waits until all ends meet and nothing is under way; when patience ends, what does not meet is the report's to tell. */
async function untilMet(
  scene: Scene,
  checks: ReturnType<typeof endsOf>,
): Promise<End[]> {
  const ends = new Map<string, string | null>();
  try {
    await until("the ends", scene.wait, async () => {
      for (const [what, check] of Object.entries(checks))
        ends.set(what, await check(scene));
      return [...ends.values()].find((found) => found !== null) ?? null;
    });
  } catch {
    scene.wait.signal.throwIfAborted();
  }
  return [...ends].map(([what, found]) => ({ what, found }));
}

/** Prints the report for people. */
export function printBadDay(given: { ok: boolean }): void {
  const report = given as BadDayReport;
  console.log(`\n${report.says} (seed ${report.seed}, ${report.seconds} s)`);
  for (const { act, says, ends } of report.acts) {
    console.log(`\n${act}: ${says}`);
    for (const { what, found } of ends)
      console.log(found === null ? `  ✓ ${what}` : `  ✗ ${what}: ${found}`);
  }
  console.log(report.ok ? "\nAll ends meet." : "\nNot all ends meet.");
}
