import { afterAll, beforeAll, expect, test } from "vitest";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { importedOrder, twinsOf } from "./trials/orders.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const connection = () =>
  town.prisma.connection.findFirstOrThrow({ where: { kind: "shopify" } });
const sweep = () => town.run("shop.reconcile", { shopId: town.shopId });

test.each([402, 423])(
  "R2 work for a store that is closed (HTTP %i) is kept, the merchant is told, and it goes on when the store opens",
  async (status) => {
    await town.fault({ kind: "answer", platform: "shopify", status });
    const id = await importedOrder(town);
    await town.deliver();
    await town.work();
    await sweep();
    expect(await connection()).toMatchObject({
      status: "attention",
      problem: "store_closed",
    });
    expect(await twinsOf(town, id)).toEqual([]);

    await town.clearFaults();
    await sweep();
    await town.sweep();
    await town.settle();
    expect(await connection()).toMatchObject({
      status: "connected",
      problem: null,
    });
    expect(await twinsOf(town, id)).toHaveLength(1);
  },
);
