import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeEach, expect, test } from "vitest";
import { SyncError } from "#core/errors/sync-error.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

let town: SmallTown | undefined;
afterAll(() => town?.[Symbol.asyncDispose]());

const numbers = Array.from({ length: 230 }, (_, part) => `mcf-${part}`);

/** A shop that waits for so many orders of the network, of which no letter comes. */
async function openWaitingTown(): Promise<SmallTown> {
  await town?.[Symbol.asyncDispose]();
  town = await openConnectedTown();
  const { prisma, shopId } = town;
  const at = new Date("2026-11-20T10:00:00Z");
  const order = await prisma.order.create({
    data: {
      ...{ shopId, channel: "storefront", externalId: "1", name: "#1" },
      ...{ state: "to_ship", channelState: "OPEN", fulfilledBy: "network" },
      ...{ currency: "USD", totalMinor: 100 },
      ...{ placedAt: at, sourceUpdatedAt: at },
    },
  });
  const request = await prisma.fulfillmentRequest.create({
    data: {
      ...{ shopId, orderId: order.id, externalId: "11", lines: [] },
      ...{ status: "IN_PROGRESS", requestStatus: "ACCEPTED" },
      sourceUpdatedAt: at,
    },
  });
  await prisma.networkOrder.createMany({
    data: numbers.map((externalId, part) => ({
      ...{ shopId, requestId: request.id, round: 0, part, lines: [] },
      ...{ reference: `QS-${part}`, externalId, state: "ordered" },
    })),
  });
  return town;
}

let asked: string[] = [];
let underWay: number;
let mostUnderWay: number;
/** A minute's check, with a network that knows nothing of the orders and fails where it is told to. */
async function sweep(
  { world, shopId, runIn, wait }: SmallTown,
  fails: readonly string[] = [],
): Promise<string[]> {
  const before = asked.length;
  const fetchOrder = async (_: unknown, externalId: string) => {
    asked.push(externalId);
    mostUnderWay = Math.max(mostUnderWay, ++underWay);
    await nextTurn();
    underWay--;
    if (fails.includes(externalId)) throw new SyncError("platform_internal");
    return null;
  };
  const network = { ...world.network, fetchOrder };
  await runIn({ ...world, network }, "shop.reconcile", { shopId });
  wait(60_000);
  return asked.slice(before);
}

beforeEach(() => {
  asked = [];
  underWay = 0;
  mostUnderWay = 0;
});

const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();
const heardOf = async ({ prisma }: SmallTown) => {
  const entries = await prisma.journalEntry.findMany({
    where: { deliveryId: { startsWith: "network-order-changed:mcf-" } },
    select: { deliveryId: true },
  });
  return sorted(
    entries.map(({ deliveryId }) => deliveryId.split(":")[1] ?? ""),
  );
};

test("J3 of many open orders of the network a bounded number is looked at every minute, several at once, and each in its turn", async () => {
  const busy = await openWaitingTown();
  const [first, second, third] = [
    await sweep(busy),
    await sweep(busy),
    await sweep(busy),
  ];
  expect([first.length, second.length, third.length]).toEqual([100, 100, 100]);
  expect(sorted([...first, ...second])).toHaveLength(200);
  expect(sorted(asked)).toEqual(sorted(numbers));
  // Those come again that have waited longest.
  expect(third.filter((id) => second.includes(id))).toEqual([]);
  expect(mostUnderWay).toBe(4);
  expect(await heardOf(busy)).toEqual(sorted(numbers));
});

test("J3 orders whose look fails keep none of the others waiting for ever", async () => {
  const busy = await openWaitingTown();
  const fails = numbers.slice(0, 12);
  for (let minute = 0; minute < 8; minute++) await sweep(busy, fails);
  expect(sorted(asked)).toEqual(sorted(numbers));
  expect(await heardOf(busy)).toEqual(sorted(numbers.slice(12)));
});
