import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTikTokDoor } from "#core/platforms/tiktok/webhook.ts";
import type { FulfillmentNetwork } from "#core/world/fulfillment-network.ts";
import type {
  Marketplace,
  MarketplaceAuthorization,
  MarketplaceGrant,
} from "#core/world/marketplace.ts";
import { destination, drain } from "../platforms/tiktok/tour.ts";
import { credentials, type TikTokFace } from "../support/open-tiktok-face.ts";
import {
  openTikTokPorts,
  shop,
  type TikTokPorts,
} from "../support/open-tiktok-ports.ts";

const hour = 3_600_000;

let ports: TikTokPorts;
let face: TikTokFace;
let authorization: MarketplaceAuthorization;
let marketplace: Marketplace;
let fbt: FulfillmentNetwork;
let granted: MarketplaceGrant;

beforeAll(async () => {
  ports = await openTikTokPorts({ patience: { longestWaitMs: 2_000 } });
  ({ face, authorization, marketplace, fbt, granted } = ports);
});
afterAll(() => ports[Symbol.asyncDispose]());

const listings = () => drain(marketplace.listListings(shop));
async function skuOf(sellerSku: string) {
  for (const listing of await listings())
    for (const sku of listing.skus)
      if (sku.sellerSku === sellerSku) return { listing, sku };
  throw new Error(`no SKU ${sellerSku}`);
}
const own = () => face.town.tiktokShop.warehouse.id;
const plant = (operation: string, fault: object) =>
  face.context.faults.plant({
    platform: "tiktok",
    operation,
    times: 1,
    status: 200,
    afterApplying: false,
    body: {},
    ...fault,
  });

/** A paid order that the merchant may ship. */
async function shippable(sellerSku: string, quantity = 1): Promise<string> {
  const id = await face.buy(sellerSku, quantity);
  face.context.clock.advance(hour + 1_000);
  return id;
}

describe("authorization", () => {
  test("the grant has absolute expiries and the shop its cipher", async () => {
    expect(granted.accessExpiresAt.getTime()).toBeGreaterThan(
      Date.now() + 6 * 24 * hour,
    );
    expect(granted.openId).toBe(face.town.tiktokShop.openId);
    expect(await authorization.listShops(granted.accessToken)).toMatchObject([
      {
        externalId: face.town.tiktokShop.id,
        cipher: face.town.tiktokShop.cipher,
        region: "US",
      },
    ]);
  });

  test("a code works once", async () => {
    const code = await ports.consent();
    await authorization.exchangeCode(code);
    await expect(authorization.exchangeCode(code)).rejects.toMatchObject({
      code: "authorization_expired",
    });
  });
});

describe("listings", () => {
  test("carry what the town has planted", async () => {
    const found = await listings();
    expect(found).toHaveLength(face.town.listings.length);
    const [planted] = face.town.listings;
    const listing = found.find(({ title }) => title === planted?.title);
    const [wanted] = planted?.skus ?? [];
    expect(listing?.skus[0]).toMatchObject({
      sellerSku: wanted?.sellerSku,
      barcode: wanted?.barcode,
      title: wanted?.optionValue,
      priceMinor: Math.round(Number(wanted?.price) * 100),
      currency: "USD",
      stock: expect.arrayContaining([
        { warehouseId: own(), quantity: wanted?.stock },
      ]),
    });
    expect(
      await marketplace.fetchListing(shop, listing?.externalId ?? ""),
    ).toEqual(listing);
  });

  test("that have not changed since are left out", async () => {
    const updatedSince = new Date(face.context.clock.now() + 24 * hour);
    expect(
      await drain(marketplace.listListings(shop, { updatedSince })),
    ).toEqual([]);
  });

  test("an unknown one is null", async () => {
    expect(
      await marketplace.fetchListing(shop, "1729999999999999999"),
    ).toBeNull();
  });

  test("a title is changed and read back", async () => {
    const { listing } = await skuOf("MUG-NVY-12");
    const title = `${listing.title} – enamel`;
    await marketplace.updateListing(shop, listing.externalId, { title });
    expect(
      (await marketplace.fetchListing(shop, listing.externalId))?.title,
    ).toBe(title);
  });

  test("stock is set at the seller's own warehouse, also where the network stores the SKU too", async () => {
    const [{ sellerSkus } = { sellerSkus: [] }] = face.town.goods;
    for (const sellerSku of ["MUG-NVY-12", ...sellerSkus]) {
      const { listing, sku } = await skuOf(sellerSku);
      const skus = [{ skuExternalId: sku.externalId, quantity: 47 }];
      const change = {
        listingExternalId: listing.externalId,
        warehouseId: own(),
        skus,
      };
      expect(await marketplace.setStock(shop, change)).toEqual({
        [sku.externalId]: "set",
      });
      const others = sku.stock.filter(
        ({ warehouseId }) => warehouseId !== own(),
      );
      const after = (await skuOf(sellerSku)).sku.stock;
      expect(after).toEqual(
        expect.arrayContaining([
          { warehouseId: own(), quantity: 47 },
          ...others,
        ]),
      );
    }
  });

  test("stock is set at once where a warehouse was opened a moment ago, and where it was switched off again", async () => {
    const { listing, sku } = await skuOf("TOTE-NVY-01");
    const set = (quantity: number) =>
      marketplace.setStock(shop, {
        listingExternalId: listing.externalId,
        warehouseId: own(),
        skus: [{ skuExternalId: sku.externalId, quantity }],
      });
    const told = { [sku.externalId]: "set" };
    expect(await set(21)).toEqual(told);
    const annex = await face.control("POST", "/tiktok/warehouses", {
      name: "Annex",
    });
    await face.control("POST", "/tiktok/stock", {
      sellerSku: "TOTE-NVY-01",
      quantity: 5,
      warehouseId: annex.id,
    });
    expect(await set(22)).toEqual(told);
    await face.control("PUT", `/tiktok/warehouses/${annex.id}`, {
      enabled: false,
    });
    expect(await set(23)).toEqual(told);
    const after = (await skuOf("TOTE-NVY-01")).sku.stock;
    expect(after).toContainEqual({ warehouseId: own(), quantity: 23 });
    expect(after).toContainEqual({ warehouseId: annex.id, quantity: 5 });
  });

  test("a refused SKU is told apart from its neighbours", async () => {
    const { listing, sku } = await skuOf("MUG-NVY-12");
    const skus = [{ skuExternalId: sku.externalId, quantity: 100_000 }];
    const [other] = listing.skus.filter(
      ({ externalId }) => externalId !== sku.externalId,
    );
    if (other) skus.push({ skuExternalId: other.externalId, quantity: 3 });
    const result = await marketplace.setStock(shop, {
      listingExternalId: listing.externalId,
      warehouseId: own(),
      skus,
    });
    expect(result[sku.externalId]).toMatchObject({
      refused: expect.any(String),
    });
    if (other) expect(result[other.externalId]).toBe("set");
  });
});

test("warehouses name the seller's own as sales warehouse", async () => {
  const warehouses = await marketplace.listWarehouses(shop);
  expect(warehouses).toContainEqual({
    externalId: own(),
    name: face.town.tiktokShop.warehouse.name,
    isDefault: true,
    isSales: true,
  });
});

describe("orders", () => {
  test("have a line per unit and their recipient while it is shown", async () => {
    const since = new Date(face.context.clock.now());
    const id = await face.buy("MUG-NVY-12", 2);
    expect(await marketplace.fetchRecipient(shop, id)).toBeNull();
    const [held] = await marketplace.fetchOrders(shop, [
      id,
      "576999999999999999",
    ]);
    expect(held).toMatchObject({
      externalId: id,
      status: "ON_HOLD",
      fulfilledBy: "merchant",
      warehouseId: own(),
      currency: "USD",
    });
    expect(held?.lines).toHaveLength(2);
    face.context.clock.advance(hour + 1_000);
    expect(held?.recipientMark).toBeNull();
    const [shown] = await marketplace.fetchOrders(shop, [id]);
    expect(await marketplace.fetchRecipient(shop, id)).toMatchObject({
      to: {
        countryCode: "US",
        city: expect.any(String),
        postalCode: expect.stringMatching(/^\d{5}/),
      },
      mark: shown?.recipientMark,
    });
    const listed = await drain(
      marketplace.listOrders(shop, { updatedSince: since }),
    );
    expect(listed.map(({ externalId }) => externalId)).toContain(id);
    expect(listed.map(({ updatedAt }) => updatedAt.getTime())).toEqual(
      listed.map(({ updatedAt }) => updatedAt.getTime()).sort((a, b) => a - b),
    );
  });

  test("the buyer of an order that the network ships stays masked", async () => {
    const id = await face.buy(face.town.goods[0]?.sellerSkus[0] ?? "", 1, {
      fulfillment: "BY_TIKTOK",
    });
    face.context.clock.advance(hour + 1_000);
    expect(await marketplace.fetchOrders(shop, [id])).toMatchObject([
      { fulfilledBy: "network" },
    ]);
    expect(await marketplace.fetchRecipient(shop, id)).toBeNull();
  });
});

describe("shipping", () => {
  const shipment = async (
    id: string,
    trackingNumber: string,
    carrier = "ups",
  ) => {
    const [order] = await marketplace.fetchOrders(shop, [id]);
    const lineExternalIds =
      order?.lines.map(({ externalId }) => externalId) ?? [];
    return { orderExternalId: id, lineExternalIds, trackingNumber, carrier };
  };

  test("is told, found again and refused a second time", async () => {
    const id = await shippable("MUG-NVY-12", 2);
    const parcel = await shipment(id, "1Z4R7X910123456784");
    expect(
      await marketplace.findPackage(shop, id, parcel.trackingNumber),
    ).toBeNull();
    const made = await marketplace.markShipped(shop, parcel);
    expect(
      await marketplace.findPackage(shop, id, " 1z4r7x910 123456784"),
    ).toEqual(made);
    const [order] = await marketplace.fetchOrders(shop, [id]);
    expect(order?.lines[0]).toMatchObject({
      packageId: made.packageId,
      carrier: "UPS",
    });
    await expect(marketplace.markShipped(shop, parcel)).rejects.toMatchObject({
      code: expect.stringMatching(/^(order_not_shippable|tracking_refused)$/),
    });
  });

  test("is refused while the order is on hold, and for the network's orders", async () => {
    const held = await face.buy("MUG-NVY-12", 1);
    const network = await face.buy(face.town.goods[0]?.sellerSkus[0] ?? "", 1, {
      fulfillment: "BY_TIKTOK",
    });
    for (const id of [held, network])
      await expect(
        marketplace.markShipped(
          shop,
          await shipment(id, `1Z4R7X91099${id.slice(-7)}`),
        ),
      ).rejects.toMatchObject({ code: "order_not_shippable" });
  });

  test("needs a carrier that the platform knows", async () => {
    const id = await shippable("MUG-NVY-12");
    await expect(
      marketplace.markShipped(
        shop,
        await shipment(id, "1Z4R7X910123450000", "Pigeon Post"),
      ),
    ).rejects.toMatchObject({ code: "carrier_unknown" });
  });

  test("cut off after it took hold: unknown, and the probe finds it", async () => {
    const id = await shippable("MUG-NVY-12");
    const parcel = await shipment(id, "1Z4R7X910123459999");
    plant(`/fulfillment/202309/orders/${id}/packages`, {
      status: 0,
      afterApplying: true,
    });
    await expect(marketplace.markShipped(shop, parcel)).rejects.toMatchObject({
      code: "outcome_unknown",
    });
    expect(
      await marketplace.findPackage(shop, id, parcel.trackingNumber),
    ).toMatchObject({ packageId: expect.any(String) });
  });
});

describe("the network", () => {
  const goods = async () =>
    (await drain(fbt.listGoods(shop)))[0] ?? {
      externalId: "",
      skuExternalIds: [],
    };
  const order = async (
    reference: string,
    change: Partial<typeof destination> = {},
    quantity = 1,
  ) => ({
    reference,
    lines: [{ goodsExternalId: (await goods()).externalId, quantity }],
    shipTo: {
      ...destination,
      phone: "(+1)2125550100",
      region: "California",
      district: "Los Angeles",
      ...change,
    },
  });

  test("is enrolled, has centres, goods and levels", async () => {
    expect(await fbt.fetchStatus(shop)).toEqual({
      enrolled: true,
      multiChannel: true,
      regions: ["US"],
    });
    const centres = await fbt.listCentres(shop);
    expect(centres.map(({ externalId }) => externalId).sort()).toEqual(
      face.town.centres.map(({ id }) => id).sort(),
    );
    const all = await drain(fbt.listGoods(shop));
    expect(all.map(({ referenceCode }) => referenceCode).sort()).toEqual(
      face.town.goods.map((g) => g.referenceCode).sort(),
    );
    const levels = await drain(fbt.listLevels(shop));
    expect(levels).toHaveLength(all.length * centres.length);
    for (const level of levels)
      expect(level.onHand).toBe(
        level.available + level.reserved + level.unfulfillable,
      );
    const [one] = all;
    const few = await drain(fbt.listLevels(shop, [one?.externalId ?? ""]));
    expect(few).toEqual(
      levels.filter(
        ({ goodsExternalId }) => goodsExternalId === one?.externalId,
      ),
    );
  });

  test("its history adds up to what is on hand", async () => {
    const { externalId } = await goods();
    const records = await drain(
      fbt.listRecords(shop, { since: null, goodsExternalIds: [externalId] }),
    );
    const levels = await drain(fbt.listLevels(shop, [externalId]));
    const sum = (numbers: number[]) =>
      numbers.reduce((all, one) => all + one, 0);
    expect(sum(records.map(({ changed }) => changed))).toBe(
      sum(levels.map(({ onHand }) => onHand)),
    );
    const later = new Date(face.context.clock.now() + 24 * hour);
    expect(await drain(fbt.listRecords(shop, { since: later }))).toEqual([]);
  });

  test("ships an order once per reference, and tells its parcels", async () => {
    const wish = await order("Q-1001");
    const made = await fbt.createOrder(shop, wish);
    if (made.kind !== "created") throw new Error("not created");
    expect(await fbt.createOrder(shop, wish)).toEqual({ kind: "already" });
    await face.control("POST", "/fbt/dock/work");
    await face.control("POST", "/fbt/dock/push");
    await face.control("POST", "/fbt/dock/work");
    face.context.clock.advance(hour);
    expect(await fbt.fetchOrder(shop, made.externalId)).toMatchObject({
      externalId: made.externalId,
      reference: "Q-1001",
      parcels: [
        {
          carrier: expect.any(String),
          trackingNumber: expect.any(String),
          lines: wish.lines,
          closedByPlatform: false,
        },
      ],
    });
    await expect(fbt.cancelOrder(shop, made.externalId)).rejects.toMatchObject({
      code: "too_late_to_cancel",
    });
  });

  test("a fresh order is cancelled, and cancelling it again changes nothing", async () => {
    await face.control("PUT", "/fbt/dock", { enabled: false });
    const made = await fbt.createOrder(shop, await order("Q-1002"));
    if (made.kind !== "created") throw new Error("not created");
    await fbt.cancelOrder(shop, made.externalId);
    await fbt.cancelOrder(shop, made.externalId);
    await face.control("PUT", "/fbt/dock", { enabled: true });
  });

  test("cut off after it took hold: unknown, and asking again finds it", async () => {
    const wish = await order("Q-1003");
    plant("/fbt/202601/mcf_outbound_orders", {
      status: 0,
      afterApplying: true,
    });
    await expect(fbt.createOrder(shop, wish)).rejects.toMatchObject({
      code: "outcome_unknown",
    });
    expect(await fbt.createOrder(shop, wish)).toEqual({ kind: "already" });
  });

  test("refuses in ways that we can tell apart", async () => {
    const refusal = async (
      wish: Promise<Parameters<FulfillmentNetwork["createOrder"]>[1]>,
    ) =>
      fbt.createOrder(shop, await wish).then(
        ({ kind }) => kind,
        ({ code }) => code,
      );
    const [unreachable = ""] = face.town.unreachablePostalCodes;
    expect(await refusal(order("Q-1", { postalCode: unreachable }))).toBe(
      "destination_unreachable",
    );
    expect(await refusal(order("Q-3", {}, 50))).toMatch(
      /^(network_out_of_stock|created)$/,
    );
    const unknown = {
      ...(await order("Q-4")),
      lines: [{ goodsExternalId: "1", quantity: 1 }],
    };
    expect(await refusal(Promise.resolve(unknown))).toBe("goods_unknown");
    expect(await fbt.fetchOrder(shop, "7136104329798256386")).toBeNull();
  });
});

describe("bad moments", () => {
  test("a short throttle is waited out, a long one is handed up", async () => {
    plant("/logistics/202309/warehouses", {
      status: 429,
      body: { code: 36009002, message: "slow down" },
      retryAfterSeconds: 1,
    });
    expect(await marketplace.listWarehouses(shop)).not.toEqual([]);
    plant("/logistics/202309/warehouses", {
      status: 429,
      body: { code: 36009002, message: "slow down" },
      retryAfterSeconds: 60,
    });
    await expect(marketplace.listWarehouses(shop)).rejects.toMatchObject({
      code: "platform_throttled",
      retryAfterMs: 60_000,
    });
  });

  test("a cut read is repeated", async () => {
    plant("/logistics/202309/warehouses", { status: 0 });
    expect(await marketplace.listWarehouses(shop)).not.toEqual([]);
  });

  test("an expired token is renewed once, unnoticed", async () => {
    const before = ports.renewals();
    await face.control("POST", "/tiktok/expire-tokens");
    expect(await marketplace.listWarehouses(shop)).not.toEqual([]);
    expect(ports.renewals()).toBe(before + 1);
  });
});

test("the webhooks that were subscribed to arrive, are proven and read", async () => {
  const door = createTikTokDoor(credentials);
  const address = `${face.context.appOrigin}/webhooks/tiktok`;
  await marketplace.subscribe(shop, address);
  await marketplace.subscribe(shop, address);
  face.letters.length = 0;
  const id = await face.buy("MUG-NVY-12", 1);
  await expect.poll(() => face.letters.length).toBeGreaterThan(0);
  const read = face.letters.map(({ headers, raw }) => {
    const proof = door.verify({
      platform: "tiktok",
      headers: headers as Record<string, string>,
      body: new TextEncoder().encode(raw),
    });
    if (!proof.ok) throw new Error(proof.reason);
    return door.read(proof.topic, raw);
  });
  expect(read).toContainEqual({
    kind: "marketplace-order-changed",
    externalId: id,
  });
});

test("after the merchant has left, the connection has to be renewed", async () => {
  await face.control("POST", "/tiktok/deauthorize");
  await expect(marketplace.listWarehouses(shop)).rejects.toMatchObject({
    code: "authorization_expired",
  });
});
