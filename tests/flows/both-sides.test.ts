import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { setCarrierNames } from "#core/flows/set-carrier-names.ts";
import { carriers } from "#sandbox/tiktok/carriers.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import { type SmallTown, shopDomain } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { importedOrder, twinsOf } from "./trials/orders.ts";
import { orderInShopify, requestedOrder } from "./trials/requests.ts";
import { linesOnTikTok } from "./trials/returns.ts";

const hourMs = 60 * 60_000;
const ups = "1Z999AA10123456784";
const usps = "9400111899560000000019";

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
  await choose(town, "MUG-NVY-12");
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

const shop = () => ({ shopId: town.shopId, domain: shopDomain });
const lookAgain = async (after = 25 * hourMs) => {
  town.wait(after);
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
};
const parcelOf = (externalId: string) =>
  town.prisma.shipment.findFirstOrThrow({ where: { order: { externalId } } });
const question = () =>
  town.prisma.conflict.findFirst({
    where: { key: { startsWith: "sides:" } },
    orderBy: { openedAt: "desc" },
  });

test("O5 a number that somebody changes on TikTok Shop is a question with both, which ends when both are the same", async () => {
  const id = await importedOrder(town);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  await town.control.shipFromShopify(twin?.id ?? "", {
    trackingNumber: ups,
    company: "UPS",
  });
  await town.settle();
  expect((await parcelOf(id)).checkedAt).toBeNull();

  // The first answer is lost on the way; the look is taken again.
  await town.fault({
    kind: "dropped",
    afterApplying: false,
    times: 2,
    platform: "tiktok",
    operation: "GET /order/202507/orders",
  });
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
  expect(await parcelOf(id)).toMatchObject({ shown: "same", shownNumber: ups });
  expect((await parcelOf(id)).checkedAt).not.toBeNull();
  expect(await question()).toBeNull();

  const correct = async (trackingNumber: string, carrier: string) =>
    town.world.marketplace.updateTracking(shop(), {
      orderExternalId: id,
      packageId: (await parcelOf(id)).marketplacePackageId,
      trackingNumber,
      carrier,
    });
  await correct(usps, "USPS");
  await lookAgain();
  expect(await question()).toMatchObject({
    state: "open",
    storefront: ups,
    marketplace: usps,
  });

  await correct(ups, "UPS");
  await lookAgain();
  expect(await question()).toMatchObject({ state: "closed" });
  expect(await parcelOf(id)).toMatchObject({ differsSince: null });
});

test("O5 a number that Shopify has lost is told once more; lost again, it is a question", async () => {
  const id = await requestedOrder(town);
  await town.settle();
  await town.control.workDock();
  await town.settle();
  const numbers = async () =>
    (await orderInShopify(town, id)).fulfillments.flatMap(({ tracking }) =>
      tracking.map(({ number }) => number),
    );
  const { trackingNumber, storefrontFulfillmentId } = await parcelOf(id);
  expect(await numbers()).toEqual([trackingNumber]);
  const lose = () =>
    town.world.storefront.changeTracking(shop(), {
      fulfillmentId: storefrontFulfillmentId ?? "",
      tracking: { carrier: "", number: "", url: null },
      notifyCustomer: false,
    });

  await lose();
  expect(await numbers()).not.toContain(trackingNumber);
  await lookAgain();
  expect(await numbers()).toContain(trackingNumber);

  await lose();
  await lookAgain();
  expect(await numbers()).not.toContain(trackingNumber);
  expect(await question()).toMatchObject({
    state: "open",
    storefront: null,
    network: trackingNumber,
  });
});

test("O5 H2 Shopify is told the network's carrier by the merchant's own name for it, once more after he names it otherwise, and as TikTok Shop does after he takes that back", async () => {
  const called = (name: string) =>
    Object.fromEntries(carriers.map((carrier) => [carrier.name, name]));
  const name = (storefront: Record<string, string>, over?: typeof storefront) =>
    setCarrierNames(town.world, town.shopId, {
      actor: "merchant:ada",
      names: { storefront },
      ...(over && { over: { storefront: over } }),
    });
  const names = () =>
    town.world.store.inShop(town.shopId, (records) => records.carrierNames());
  const before = await names();
  await name(called("Harbor Couriers"));
  const id = await requestedOrder(town);
  await town.settle();
  await town.control.workDock();
  await town.settle();
  const shown = async () =>
    (await orderInShopify(town, id)).fulfillments.flatMap(({ tracking }) =>
      tracking.map(({ company }) => company),
    );
  const parcel = await parcelOf(id);
  const { id: shipmentId, externalId, carrier, toldCarrier } = parcel;
  expect(toldCarrier).toBe(carrier);
  expect(await shown()).toEqual(["Harbor Couriers"]);

  // The pretend platforms' clock did not wait: to ours the parcel would have left long ago.
  const lookSoon = async () => {
    await town.prisma.shipment.update({
      where: { id: shipmentId },
      data: { shippedAt: town.world.clock.now(), shown: null },
    });
    await lookAgain(hourMs);
  };
  await name(called("Quay Vans"));
  await lookSoon();
  expect(await shown()).toEqual(["Quay Vans"]);

  const stale = await name({}, called("Harbor Couriers"));
  expect(stale).toEqual({ outcome: "moved" });
  expect((await names()).storefront).toEqual(called("Quay Vans"));
  await name({}, called("Quay Vans"));
  expect(await names()).toEqual(before);
  await lookSoon();
  expect(await shown()).toEqual([carrier]);
  expect(
    await town.prisma.conflict.count({
      where: { key: `sides:network:${externalId}`, state: "open" },
    }),
  ).toBe(0);
  const lines = await town.prisma.auditLine.findMany({
    where: { subject: "rule:carriers" },
    orderBy: { id: "desc" },
    take: 2,
  });
  expect(lines.map(({ actor, after }) => [actor, after])).toEqual([
    ["merchant:ada", before],
    ["merchant:ada", { ...before, storefront: called("Quay Vans") }],
  ]);
});

test("O5 a parcel that is taken back in Shopify is a question until it is sent anew; then TikTok Shop has the new number", async () => {
  const id = await importedOrder(town);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  const send = async (trackingNumber: string) => {
    await town.nextSecond();
    await town.control.shipFromShopify(twin?.id ?? "", {
      trackingNumber,
      company: "UPS",
    });
    await town.settle();
  };
  const questions = async () =>
    (
      await town.prisma.conflict.findMany({
        where: { state: "open", subject: `TikTok order ${id}` },
      })
    ).map(({ cause }) => cause);
  await send("1Z999AA10123456811");
  const [sent] = (await twinsOf(town, id))[0]?.fulfillments ?? [];
  await town.nextSecond();
  await town.world.storefront.cancelFulfillment(shop(), sent?.id ?? "");
  await town.settle();
  expect(await questions()).toEqual(["stuck:taken-back"]);

  await send("1Z999AA10123456810");
  const shown = (await linesOnTikTok(town, id)).map((line) => [
    line.packageId,
    line.trackingNumber,
  ]);
  expect(new Set(shown.map(([packageId]) => packageId)).size).toBe(1);
  expect(shown.map(([, number]) => number)).toEqual([
    "1Z999AA10123456810",
    "1Z999AA10123456810",
  ]);
  expect(await questions()).toEqual([]);
});

test("O5 a carrier that is corrected in Shopify, under the same number, is corrected on TikTok Shop once", async () => {
  const number = "QS20260001234";
  const id = await importedOrder(town);
  await town.settle();
  const [twin] = await twinsOf(town, id);
  await town.control.shipFromShopify(twin?.id ?? "", {
    trackingNumber: number,
    company: "UPS",
  });
  await town.settle();
  const { marketplacePackageId } = await parcelOf(id);
  const shown = () =>
    town.world.marketplace.fetchParcel(shop(), marketplacePackageId ?? "");
  expect(await shown()).toMatchObject({
    trackingNumber: number,
    carrier: "UPS",
  });
  const sent = async () =>
    (
      await town.prisma.effect.findMany({
        where: { subject: `order:${(await parcelOf(id)).orderId}` },
        orderBy: { sequence: "asc" },
      })
    )
      .filter(({ kind }) => /mark-shipped|change-tracking/.test(kind))
      .map(({ kind, state }) => [kind, state]);
  const told = ["marketplace.mark-shipped", "confirmed"];
  expect(await sent()).toEqual([told]);
  const correct = async (company: string) => {
    await town.nextSecond();
    await town.ask(
      "POST",
      `/shopify/harbor-goods/orders/${twin?.id.split("/").at(-1)}/tracking`,
      { trackingNumber: number, company },
    );
    await town.settle();
  };

  await correct("FedEx");
  expect(await shown()).toMatchObject({
    trackingNumber: number,
    carrier: "FedEx",
  });
  const corrected = ["marketplace.change-tracking", "confirmed"];
  await lookAgain();
  expect(await sent()).toEqual([told, corrected]);

  // The pretend platforms' clock did not wait: to ours the parcel would have left long ago.
  const lookSoon = async () => {
    await town.prisma.shipment.updateMany({
      where: { marketplacePackageId },
      data: { shippedAt: town.world.clock.now(), shown: null },
    });
    await lookAgain(hourMs);
  };

  // Somebody else writes another one there: a question, and nothing is overwritten.
  await town.world.marketplace.updateTracking(shop(), {
    orderExternalId: id,
    packageId: marketplacePackageId,
    trackingNumber: number,
    carrier: "USPS",
  });
  await lookSoon();
  expect(await question()).toMatchObject({
    state: "open",
    storefront: `FedEx ${number}`,
    marketplace: `USPS ${number}`,
  });
  expect(await sent()).toEqual([told, corrected]);

  // The merchant translates the carrier otherwise: told once more, and the question ends.
  const names = { marketplace: { FedEx: "UPS" } };
  await setCarrierNames(town.world, town.shopId, {
    actor: "merchant:ada",
    names,
  });
  await lookSoon();
  expect(await shown()).toMatchObject({ carrier: "UPS" });
  await lookSoon();
  expect(await question()).toMatchObject({ state: "closed" });
  expect(await sent()).toEqual([told, corrected, corrected]);

  // What was told before carriers were kept is not known, and not told again.
  await town.prisma.shipment.updateMany({
    where: { marketplacePackageId },
    data: { toldCarrier: null },
  });
  await correct("USPS");
  expect(await sent()).toEqual([told, corrected, corrected]);
  expect(await shown()).toMatchObject({ carrier: "UPS" });
});

test("O5 Shopify hears once that the merchant's parcel is on its way and once that it arrived, with TikTok Shop's time, and not where a carrier said so", async () => {
  const send = async (trackingNumber: string) => {
    const id = await importedOrder(town);
    await town.settle();
    const [twin] = await twinsOf(town, id);
    await town.control.shipFromShopify(twin?.id ?? "", {
      trackingNumber,
      company: "UPS",
    });
    await town.settle();
    const { id: shipmentId, externalId } = await parcelOf(id);
    return { id, twinId: twin?.id ?? "", shipmentId, externalId };
  };
  const arrive = async ({ id }: { id: string }) => {
    await town.nextSecond();
    const { marketplacePackageId } = await parcelOf(id);
    await town.control.deliver(marketplacePackageId ?? "");
    await town.settle();
  };
  const arrivedAt = async ({ twinId }: { twinId: string }) => {
    const [order] = await town.world.storefront.fetchOrders(shop(), [twinId]);
    return order?.fulfillments.map(({ deliveredAt }) => deliveredAt);
  };
  const shownInShopify = async ({ id }: { id: string }) =>
    (await twinsOf(town, id))[0]?.fulfillments.map(
      ({ displayStatus }) => displayStatus,
    );
  const steps = ({ shipmentId }: { shipmentId: string }) =>
    town.prisma.effect.findMany({
      where: { subject: `parcel:${shipmentId}` },
      select: { kind: true, state: true },
    });
  const told = [{ kind: "storefront.tell-parcel", state: "confirmed" }];

  const plain = await send("1Z999AA10123456850");
  expect(await arrivedAt(plain)).toEqual([null]);
  expect(await steps(plain)).toEqual([]);
  await town.nextSecond();
  const { marketplacePackageId } = await parcelOf(plain.id);
  await town.ask("POST", `/tiktok/packages/${marketplacePackageId}/scan`, {
    kind: "collected",
  });
  await town.settle();
  expect(await shownInShopify(plain)).toEqual(["IN_TRANSIT"]);
  expect(await steps(plain)).toEqual(told);
  await arrive(plain);
  expect(await shownInShopify(plain)).toEqual(["DELIVERED"]);
  const [fact] = await town.world.marketplace.fetchOrders(shop(), [plain.id]);
  expect(fact?.deliveredAt).toBeInstanceOf(Date);
  expect(await arrivedAt(plain)).toEqual([fact?.deliveredAt]);
  await lookAgain();
  expect(await steps(plain)).toEqual([...told, ...told]);

  const followed = await send("1Z999AA10123456851");
  const byCarrier = new Date("2026-11-20T10:00:00Z");
  await town.world.storefront.tellParcelEvent(shop(), {
    fulfillmentId: followed.externalId,
    event: {
      status: "DELIVERED",
      happenedAt: byCarrier,
      message: null,
      estimatedDeliveryAt: null,
    },
  });
  await town.settle();
  expect(await steps(followed)).toEqual([]);
  await arrive(followed);
  expect(await arrivedAt(followed)).toEqual([byCarrier]);
  expect(await steps(followed)).toEqual(told);
});

test("O4 a parcel that leaves Shopify without a number is a question; the number that is entered stands in Shopify and on TikTok Shop", async () => {
  const ship = async () => {
    const id = await importedOrder(town);
    await town.settle();
    const [twin] = await twinsOf(town, id);
    const number = twin?.id.split("/").at(-1);
    const path = `/shopify/harbor-goods/orders/${number}`;
    await town.ask("POST", `${path}/fulfill`, {});
    await town.settle();
    const missing = () =>
      town.prisma.conflict.findFirstOrThrow({
        where: {
          cause: "stuck:number-missing",
          subject: `TikTok order ${id}`,
        },
      });
    expect(await missing()).toMatchObject({ state: "open" });
    return { id, path, missing };
  };
  const told = async (id: string) =>
    new Set(
      (await linesOnTikTok(town, id)).map(
        ({ trackingNumber }) => trackingNumber,
      ),
    );

  const entered = await ship();
  const { id: conflictId, version } = await entered.missing();
  expect(
    await resolveConflict(town.world, town.shopId, {
      conflictId,
      version,
      choice: { kind: "value", value: "1Z999AA10123456820,UPS" },
      actor: "merchant:ada",
      reason: null,
    }),
  ).toEqual({ outcome: "settled" });
  await town.settle();
  const [twin] = await twinsOf(town, entered.id);
  expect(twin?.fulfillments.flatMap(({ tracking }) => tracking)).toMatchObject([
    { number: "1Z999AA10123456820", company: "UPS" },
  ]);
  expect(await told(entered.id)).toEqual(new Set(["1Z999AA10123456820"]));

  const added = await ship();
  await town.nextSecond();
  await town.ask("POST", `${added.path}/tracking`, {
    trackingNumber: usps,
    company: "USPS",
  });
  await town.settle();
  expect(await added.missing()).toMatchObject({ state: "closed" });
  expect(await told(added.id)).toEqual(new Set([usps]));
});
