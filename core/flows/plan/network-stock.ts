import type {
  NetworkLevelFact,
  NetworkRecordFact,
} from "../../domain/facts.ts";
import {
  emptyPlan,
  type Plan,
  type PlannedMovement,
} from "../../domain/plan.ts";
import { countStory } from "../../domain/stock/count-story.ts";
import {
  movementsFromRecords,
  openingBefore,
} from "../../domain/stock/plan-movements.ts";
import type { PoolRow } from "../../world/level-records.ts";
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
  /** The goods that were asked for; undefined: all. */
  of: string[] | undefined;
  levels: NetworkLevelFact[];
  records: NetworkRecordFact[];
  readAt: Date;
};

// Levels and history are two reads; stock may move between them. Three tries are enough unless a centre is in a rush,
// and then the next letter reads again.
const readTries = 3;
// Of goods whose history is in the ledger only what is newer is read; a record may be stamped a little before it is shown.
const overlapMs = 60 * 60_000;
const dayMs = 24 * 60 * 60_000;
// The latest lines of the ledger that a story is made of.
const mostMovements = 20;

/**
 * Reads levels and stock history of the same moment: the levels before and after the history are equal.
 * @param readSince of which goods only the history since then; of all others the whole.
 */
export async function readNetworkStock(
  world: Pick<PlanningWorld, "network" | "clock">,
  shop: ShopRef,
  goodsExternalIds: string[] | undefined,
  readSince = new Map<string, Date>(),
): Promise<NetworkStock> {
  let before = await readLevels(world, shop, goodsExternalIds);
  for (let tries = 1; ; tries++) {
    const records: NetworkRecordFact[] = [];
    for (const filter of filtersFor(goodsExternalIds, readSince))
      for await (const page of world.network.listRecords(shop, filter))
        records.push(...page);
    const readAt = world.clock.now();
    const after = await readLevels(world, shop, goodsExternalIds);
    if (tries === readTries || sameOnHand(before, after))
      return { of: goodsExternalIds, levels: after, records, readAt };
    before = after;
  }
}

/** One search of the history for the goods that were last read on one day, or never. */
function filtersFor(
  goodsExternalIds: string[] | undefined,
  readSince: Map<string, Date>,
): { since: Date | null; goodsExternalIds?: string[] }[] {
  if (!goodsExternalIds) return [{ since: null }];
  const days = new Map<number | null, { since: Date | null; ids: string[] }>();
  for (const id of goodsExternalIds) {
    const since = readSince.get(id) ?? null;
    const day = since && Math.floor(since.getTime() / dayMs);
    const known = days.get(day);
    if (!known) days.set(day, { since, ids: [id] });
    else {
      known.ids.push(id);
      if (since && known.since && since < known.since) known.since = since;
    }
  }
  return [...days.values()].map(({ since, ids }) => ({
    since,
    goodsExternalIds: ids,
  }));
}

async function readLevels(
  world: Pick<PlanningWorld, "network">,
  shop: ShopRef,
  goodsExternalIds: string[] | undefined,
): Promise<NetworkLevelFact[]> {
  const levels: NetworkLevelFact[] = [];
  for await (const page of world.network.listLevels(shop, goodsExternalIds))
    levels.push(...page);
  return levels;
}

/** Goods at a centre, as one word. */
export const placeOf = (fact: {
  goodsExternalId: string;
  centreExternalId: string;
}) => `${fact.goodsExternalId}@${fact.centreExternalId}`;

function sameOnHand(a: NetworkLevelFact[], b: NetworkLevelFact[]): boolean {
  const onHand = new Map(a.map((level) => [placeOf(level), level.onHand]));
  return (
    a.length === b.length &&
    b.every((level) => onHand.get(placeOf(level)) === level.onHand)
  );
}

/**
 * Stock moved at the network: its history moves the ledger, and the channels are told. What is new in the history is read;
 * where the ledger does not come to the network's count then, the whole of it.
 */
export async function planNetworkStock(
  planning: Planning,
  goodsExternalIds: string[],
): Promise<void> {
  const { world, shop } = planning;
  const some = goodsExternalIds.length > 0 ? goodsExternalIds : undefined;
  const stock =
    (await readWhatIsNew(world, shop, some)) ??
    (await readNetworkStock(world, shop, some));
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    const { plan, touched } = await learnNetworkStock(records, stock, cause);
    return [plan, await planStock(records, touched, cause)];
  });
}

/** Null where it does not explain what the network counts, or where the whole is wanted anyway. */
async function readWhatIsNew(
  world: PlanningWorld,
  shop: ShopRef,
  goodsExternalIds: string[] | undefined,
): Promise<NetworkStock | null> {
  if (!goodsExternalIds) return null;
  const moved = await world.store.inShop(shop.shopId, (records) =>
    records.lastMovedAtNetwork(goodsExternalIds),
  );
  if (moved.size === 0) return null;
  const since = new Map(
    [...moved].map(([id, at]) => [id, new Date(at.getTime() - overlapMs)]),
  );
  const stock = await readNetworkStock(world, shop, goodsExternalIds, since);
  const counts = await world.store.inShop(shop.shopId, (records) =>
    countAll(records, stock),
  );
  return counts.every(({ told, level }) => told === level.onHand)
    ? stock
    : null;
}

/** Goods at a centre: what the network counts, what the ledger comes to, and the movements by which it gets there. */
type Count = {
  level: NetworkLevelFact;
  pool: Pick<PoolRow, "id" | "name">;
  thing: { id: string; externalId: string };
  history: NetworkRecordFact[];
  /** Movements that are not written yet. */
  movements: PlannedMovement[];
  told: number;
};

/**
 * What the network was asked for and does not list, it has none of: no page of TikTok's says whether a centre without any has
 * a row, and to tell less than there may be oversells nothing.
 */
async function unlisted(
  records: Records,
  { of, levels }: NetworkStock,
): Promise<NetworkLevelFact[]> {
  const listed = new Set(levels.map(placeOf));
  return (await records.stockedAtNetwork(of))
    .filter((known) => !listed.has(placeOf(known)))
    .map(({ knownAt: _, ...place }) => ({
      ...place,
      onHand: 0,
      available: 0,
      reserved: 0,
      unfulfillable: 0,
      inTransit: 0,
    }));
}

async function countAll(
  records: Records,
  stock: NetworkStock,
): Promise<Count[]> {
  const levels = [...stock.levels, ...(await unlisted(records, stock))];
  const centres = new Map(
    (await records.pools())
      .filter((pool) => pool.kind === "network")
      .map((pool) => [pool.externalId, pool]),
  );
  const goods = new Map(
    (
      await records.goodsByExternalId([
        ...new Set(levels.map((level) => level.goodsExternalId)),
      ])
    ).map((thing) => [thing.externalId, thing]),
  );
  const history = new Map<string, NetworkRecordFact[]>();
  for (const record of stock.records) {
    const place = history.get(placeOf(record));
    if (place) place.push(record);
    else history.set(placeOf(record), [record]);
  }
  const known = levels.flatMap((level) => {
    const pool = centres.get(level.centreExternalId);
    const thing = goods.get(level.goodsExternalId);
    const seen = history.get(placeOf(level)) ?? [];
    return pool && thing ? [{ level, pool, thing, history: seen }] : [];
  });
  const ledger = await records.ledger(
    known.map(({ pool, thing }) => ({ poolId: pool.id, itemId: thing.id })),
  );
  const planned = known.map((one) => {
    const { pool, thing, level } = one;
    const place = { poolId: pool.id, goodsId: thing.id };
    const before = ledger.get(`${pool.id}:${thing.id}`);
    const movements = [
      ...(before
        ? []
        : openingBefore(place, one.history, countOf(level), stock.readAt)),
      ...movementsFromRecords(place, one.history),
    ];
    return { ...one, before, movements };
  });
  const written = await records.writtenMovements(
    planned.flatMap(({ movements }) => movements.map(({ key }) => key)),
  );
  return planned.map(({ before, movements, ...one }) => {
    const fresh = movements.filter(({ key }) => !written.has(key));
    // A record of the time before the ledger was opened comes late: the opening holds its units already.
    const openedAt = before?.openedAt ?? null;
    const since = fresh.filter(
      ({ occurredAt }) => openedAt === null || occurredAt >= openedAt,
    );
    const comesTo = (some: PlannedMovement[]) =>
      some.reduce((sum, { quantity }) => sum + quantity, before?.sum ?? 0);
    const chosen =
      comesTo(fresh) !== one.level.onHand && comesTo(since) === one.level.onHand
        ? since
        : fresh;
    return { ...one, movements: chosen, told: comesTo(chosen) };
  });
}

const countOf = ({ onHand, unfulfillable }: NetworkLevelFact) => ({
  sound: onHand - unfulfillable,
  defective: unfulfillable,
});

/** Learns the network's levels; what the ledger and the network count differently becomes a question with both stories. */
export async function learnNetworkStock(
  records: Records,
  stock: NetworkStock,
  cause: { entryId: string },
): Promise<{ plan: Plan; touched: string[] }> {
  const plan = emptyPlan();
  const counts = await countAll(records, stock);
  plan.movements.push(...counts.flatMap(({ movements }) => movements));
  await records.learnLevels(
    counts.map(({ level, pool, thing }) => ({
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
  const agreeing = counts.filter(({ told, level }) => told === level.onHand);
  await records.noteAgreed(
    agreeing.map(({ pool, thing, told }) => ({
      poolId: pool.id,
      itemId: thing.id,
      units: told,
    })),
    stock.readAt,
  );
  plan.closes.push(
    ...agreeing.map((count) => ({
      key: keyOf(count),
      reason: "Ledger and network agree again.",
    })),
  );
  for (const count of counts)
    if (!agreeing.includes(count)) await askWhoIsRight(records, plan, count);
  return {
    plan,
    touched: await records.variantsOfGoods(counts.map(({ thing }) => thing.id)),
  };
}

const keyOf = ({ pool, thing }: Count) => `ledger:${pool.id}:${thing.id}`;

async function askWhoIsRight(
  records: Records,
  plan: Plan,
  count: Count,
): Promise<void> {
  const { level, pool, thing, told, history, movements } = count;
  const place = { poolId: pool.id, itemId: thing.id };
  const agreed =
    (await records.agreements([place])).get(`${pool.id}:${thing.id}`) ?? null;
  const since = agreed?.at ?? null;
  const written = await records.movementsAfter(place, since, mostMovements);
  const fresh = movements.filter(
    ({ occurredAt }) => since === null || occurredAt > since,
  );
  const story = countStory(
    agreed,
    [...written, ...fresh],
    history,
    countOf(level),
  );
  plan.conflicts.push({
    kind: "stock",
    key: keyOf(count),
    subject: `Goods ${thing.externalId} in ${pool.name}`,
    subjectKind: "goods",
    subjectId: thing.id,
    field: "on hand",
    reason: [
      `The network counts ${level.onHand} units; its own history adds up to ${told}.`,
      ...story.gaps,
    ].join(" "),
    base: String(told),
    storefront: null,
    marketplace: null,
    network: String(level.onHand),
    candidates: [],
    story,
  });
}
