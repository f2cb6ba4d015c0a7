import type {
  NetworkLevelFact,
  NetworkRecordFact,
} from "../../domain/facts.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import {
  movementsFromRecords,
  openingMovement,
} from "../../domain/stock/plan-movements.ts";
import type { Records } from "../../world/records.ts";
import type { ShopRef } from "../../world/storefront.ts";
import {
  causeOf,
  type Planning,
  type PlanningWorld,
  settle,
} from "./context.ts";
import { planStock } from "./plan-stock.ts";

export type NetworkStock = {
  levels: NetworkLevelFact[];
  records: NetworkRecordFact[];
  readAt: Date;
};

// Levels and history are two reads; stock may move between them. Three tries are enough unless a centre is in a rush,
// and then the next letter reads again.
const readTries = 3;

/** Reads levels and stock history of the same moment: the levels before and after the history are equal. */
export async function readNetworkStock(
  world: PlanningWorld,
  shop: ShopRef,
  goodsExternalIds: string[] | undefined,
): Promise<NetworkStock> {
  let before = await readLevels(world, shop, goodsExternalIds);
  for (let tries = 1; ; tries++) {
    const records: NetworkRecordFact[] = [];
    for await (const page of world.network.listRecords(shop, {
      since: null,
      ...(goodsExternalIds ? { goodsExternalIds } : {}),
    }))
      records.push(...page);
    const readAt = world.clock.now();
    const after = await readLevels(world, shop, goodsExternalIds);
    if (tries === readTries || sameOnHand(before, after))
      return { levels: after, records, readAt };
    before = after;
  }
}

async function readLevels(
  world: PlanningWorld,
  shop: ShopRef,
  goodsExternalIds: string[] | undefined,
): Promise<NetworkLevelFact[]> {
  const levels: NetworkLevelFact[] = [];
  for await (const page of world.network.listLevels(shop, goodsExternalIds))
    levels.push(...page);
  return levels;
}

const placeOf = (fact: { goodsExternalId: string; centreExternalId: string }) =>
  `${fact.goodsExternalId}@${fact.centreExternalId}`;

function sameOnHand(a: NetworkLevelFact[], b: NetworkLevelFact[]): boolean {
  const onHand = new Map(a.map((level) => [placeOf(level), level.onHand]));
  return (
    a.length === b.length &&
    b.every((level) => onHand.get(placeOf(level)) === level.onHand)
  );
}

/** Stock moved at the network: its history moves the ledger, and the channels are told. */
export async function planNetworkStock(
  planning: Planning,
  goodsExternalIds: string[],
): Promise<void> {
  const stock = await readNetworkStock(
    planning.world,
    planning.shop,
    goodsExternalIds.length > 0 ? goodsExternalIds : undefined,
  );
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    const { plan, touched } = await learnNetworkStock(records, stock, cause);
    return [plan, await planStock(records, touched, cause)];
  });
}

/** Learns the network's levels; what the ledger and the network count differently becomes a question with both stories. */
export async function learnNetworkStock(
  records: Records,
  stock: NetworkStock,
  cause: { entryId: string },
): Promise<{ plan: Plan; touched: string[] }> {
  const plan = emptyPlan();
  const centres = new Map(
    (await records.pools())
      .filter((pool) => pool.kind === "network")
      .map((pool) => [pool.externalId, pool]),
  );
  const goods = new Map(
    (
      await records.goodsByExternalId([
        ...new Set(stock.levels.map((level) => level.goodsExternalId)),
      ])
    ).map((thing) => [thing.externalId, thing]),
  );
  const known = stock.levels.flatMap((level) => {
    const pool = centres.get(level.centreExternalId);
    const thing = goods.get(level.goodsExternalId);
    return pool && thing ? [{ level, pool, thing }] : [];
  });
  const history = new Map<string, NetworkRecordFact[]>();
  for (const record of stock.records) {
    const place = history.get(placeOf(record));
    if (place) place.push(record);
    else history.set(placeOf(record), [record]);
  }
  const ledger = await records.ledger(
    known.map(({ pool, thing }) => ({ poolId: pool.id, itemId: thing.id })),
  );

  for (const { level, pool, thing } of known) {
    const place = { poolId: pool.id, goodsId: thing.id };
    const before = ledger.get(`${pool.id}:${thing.id}`) ?? {
      sum: 0,
      movements: 0,
      latest: null,
    };
    const seen = history.get(placeOf(level)) ?? [];
    const all =
      seen.length === 0 && before.movements === 0
        ? openingMovement(place, level.onHand, stock.readAt)
        : movementsFromRecords(place, seen, level.onHand);
    plan.movements.push(...all);
    compareWithLedger(plan, { level, pool, thing }, all, before);
  }
  await records.learnLevels(
    known.map(({ level, pool, thing }) => ({
      poolId: pool.id,
      itemId: thing.id,
      onHand: level.onHand,
      available: level.available,
      reserved: level.reserved,
      unfulfillable: level.unfulfillable,
      inTransit: level.inTransit,
      asOf: stock.readAt,
    })),
    cause,
  );
  return {
    plan,
    touched: await records.variantsOfGoods(known.map(({ thing }) => thing.id)),
  };
}

function compareWithLedger(
  plan: Plan,
  place: {
    level: NetworkLevelFact;
    pool: { id: string; name: string };
    thing: { id: string; externalId: string };
  },
  history: { quantity: number }[],
  before: { sum: number; movements: number },
): void {
  // The whole visible history was read, so its sum is what the ledger will hold; without any, what it held.
  const told =
    history.length > 0
      ? history.reduce((sum, movement) => sum + movement.quantity, 0)
      : before.sum;
  const key = `ledger:${place.pool.id}:${place.thing.id}`;
  if (told === place.level.onHand) {
    plan.closes.push({ key, reason: "Ledger and network agree again." });
    return;
  }
  plan.conflicts.push({
    kind: "stock",
    key,
    subject: `Goods ${place.thing.externalId} in ${place.pool.name}`,
    subjectKind: "goods",
    subjectId: place.thing.id,
    field: "on hand",
    reason: `The network counts ${place.level.onHand} units; its own history adds up to ${told}.`,
    base: String(told),
    storefront: null,
    marketplace: null,
    network: String(place.level.onHand),
    candidates: [],
  });
}
