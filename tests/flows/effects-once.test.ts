import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { effectTraits } from "#core/domain/effect-traits.ts";
import type { EffectKind } from "#core/domain/effects.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { catalogTrials } from "./trials/catalog.ts";
import { inboundTrials } from "./trials/inbound.ts";
import { listingTrials } from "./trials/listings.ts";
import { orderTrials } from "./trials/orders.ts";
import { requestTrials } from "./trials/requests.ts";
import { returnTrials } from "./trials/returns.ts";
import type { Trial } from "./trials/trial.ts";

/** Every kind of effect, in an order in which the deeds of all can be played in one town. */
const trials: Record<EffectKind, Trial> = {
  ...catalogTrials,
  ...inboundTrials,
  ...listingTrials,
  ...orderTrials,
  ...requestTrials,
  ...returnTrials,
};

const kinds = Object.keys(trials) as EffectKind[];

test("E1 every kind of effect is put on trial", () => {
  expect(kinds.toSorted()).toEqual(Object.keys(effectTraits).toSorted());
});

/** Ways to keep the answer of the next such call from being written down. */
const ways: Record<string, (town: SmallTown, trial: Trial) => unknown> = {
  "the answer is lost on the way": (town, { call, operation }) =>
    town.fault({
      kind: "dropped",
      afterApplying: true,
      times: 1,
      platform: call.startsWith("storefront") ? "shopify" : "tiktok",
      operation,
    }),
  "the worker is killed before it can write the answer down": (
    town,
    { call },
  ) => town.killAfter(call),
};

describe.each(Object.keys(ways))("when %s", (way) => {
  let town: SmallTown;
  beforeAll(async () => {
    town = await openConnectedTown();
    await town.control.holdDock();
  });
  afterAll(() => town[Symbol.asyncDispose]());

  test.each(kinds)(
    "E1 H1 %s takes hold once and leaves one audit line",
    async (kind) => {
      const trial = trials[kind];
      const killedBefore = town.killed();
      const before = await town.prisma.effect.findMany({ where: { kind } });
      await ways[way]?.(town, trial);
      const about = await trial.deed(town);
      await town.settle();

      // Named first: an entry that waits says why its effect is missing.
      const waiting = await town.prisma.journalEntry.findMany({
        where: { plannedAt: null },
        select: { topic: true, note: true, attempts: true },
      });
      expect(waiting).toEqual([]);
      const known = before.map(({ id }) => id);
      const effects = await town.prisma.effect.findMany({
        where: { kind, id: { notIn: known } },
      });
      expect(effects.length).toBeGreaterThan(0);
      expect(effects.filter(({ state }) => state !== "confirmed")).toEqual([]);
      expect(await trial.held(town, about)).toBe(1);
      const audit = await town.prisma.auditLine.findMany({
        where: { effectId: { in: effects.map(({ id }) => id) } },
      });
      expect(audit.map(({ result }) => result)).toEqual(
        effects.map(() => "done"),
      );
      expect(new Set(audit.map(({ effectId }) => effectId)).size).toBe(
        effects.length,
      );
      if (way.includes("killed")) expect(town.killed()).toBe(killedBefore + 1);
      const stuck = await town.prisma.conflict.findMany({
        where: { state: "open" },
      });
      expect(stuck).toEqual([]);
    },
  );
});
