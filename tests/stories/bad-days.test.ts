import { expect, test } from "vitest";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { badDays } from "#sandbox/scenarios/index.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { endsOf, type Scene } from "./bad-days/ends.ts";
import { openMemory } from "./main-job/memory.ts";

/**
 * The bad days of `npm run story`, each in one process: after each act its ends meet. Refused calls are waited for in earnest,
 * so that the day that consists of them is left to `npm run story`.
 */
const played = Object.keys(badDays).filter((name) => name !== "throttled-noon");
const mostRounds = 20;

test.each(played)(
  "E1 S3 %s: after each act the ends meet",
  {
    timeout: 240_000,
  },
  async (name) => {
    await using town = await openSmallTown({ scenario: name });
    await town.connect();
    const memory = openMemory(town.database.url);
    const scene = sceneIn(town, memory);
    try {
      for (const act of badDays[name]?.acts ?? []) {
        await town.ask("POST", `/scenarios/${name}/acts/${act.name}`, {
          seed: 1,
        });
        expect(await untilMet(town, scene, [name, act.name])).toEqual({});
      }
    } finally {
      await memory.close();
    }
  },
);

const sceneIn = (
  town: SmallTown,
  memory: ReturnType<typeof openMemory>,
): Scene => ({
  memory,
  control: town.control,
  merchant: {
    settle: (conflictId, { version, choice, reason }) =>
      resolveConflict(town.world, town.shopId, {
        conflictId,
        version,
        choice: choice as { kind: "storefront" | "marketplace" },
        actor: "merchant:test",
        reason,
      }),
  },
  faults: async () => (await town.ask("GET", "/faults")).faults,
  wait: { signal: new AbortController().signal, patienceMs: 0 },
});

/** @returns what does not meet when the town has come to rest, by what should. */
async function untilMet(
  town: SmallTown,
  scene: Scene,
  [name, act]: [name: string, act: string],
): Promise<Record<string, string>> {
  let open: [string, string][] = [];
  for (let round = 0; round < mostRounds; round++) {
    await town.settle();
    open = [];
    for (const [what, check] of Object.entries(endsOf(name, act))) {
      const found = await check(scene);
      if (found !== null) open.push([what, found]);
    }
    if (open.length === 0) break;
    // Work that was put off waits for its time, and what no webhook told for the routine check.
    town.wait(60_000);
    await town.run("shop.reconcile", { shopId: town.shopId });
    await town.sweep();
  }
  return Object.fromEntries(open);
}
