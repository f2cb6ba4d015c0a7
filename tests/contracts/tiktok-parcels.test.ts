import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drain } from "../platforms/tiktok/tour.ts";
import {
  openTikTokPorts,
  shop,
  type TikTokPorts,
} from "../support/open-tiktok-ports.ts";

const hour = 3_600_000;

let ports: TikTokPorts;
beforeAll(async () => {
  ports = await openTikTokPorts();
});
afterAll(() => ports[Symbol.asyncDispose]());

let parcels = 0;
const nextNumber = () =>
  `94001118995600000${String(++parcels).padStart(5, "0")}`;

async function paid(more = {}): Promise<string> {
  const id = await ports.face.buy("MUG-NVY-12", 2, more);
  ports.face.context.clock.advance(hour + 1_000);
  return id;
}

async function shipped() {
  const orderExternalId = await paid();
  const [order] = await ports.marketplace.fetchOrders(shop, [orderExternalId]);
  const trackingNumber = nextNumber();
  const { packageId } = await ports.marketplace.markShipped(shop, {
    orderExternalId,
    lineExternalIds: (order?.lines ?? []).map(({ externalId }) => externalId),
    trackingNumber,
    carrier: "USPS",
  });
  return { orderExternalId, packageId, trackingNumber };
}

describe("a parcel", () => {
  test("is listed, read and followed", async () => {
    const since = new Date(ports.face.context.clock.now());
    const { orderExternalId, packageId, trackingNumber } = await shipped();
    const read = await ports.marketplace.fetchParcel(shop, packageId);
    expect(read).toMatchObject({
      externalId: packageId,
      status: "to-collect",
      shippedWith: "seller",
      trackingNumber,
      carrier: "USPS",
      orderExternalIds: [orderExternalId],
    });
    expect(read?.lineExternalIds).toHaveLength(2);
    const listed = await drain(
      ports.marketplace.listParcels(shop, { updatedSince: since }),
    );
    expect(listed.map(({ externalId }) => externalId)).toContain(packageId);
    ports.face.context.clock.advance(72 * hour);
    expect((await ports.marketplace.fetchParcel(shop, packageId))?.status).toBe(
      "delivered",
    );
    const way = await ports.marketplace.fetchWay(shop, orderExternalId);
    expect(way.length).toBeGreaterThan(0);
    expect(way.map(({ at }) => at.getTime())).toEqual(
      way.map(({ at }) => at.getTime()).sort((a, b) => b - a),
    );
  });

  test("that nobody knows is null", async () => {
    expect(
      await ports.marketplace.fetchParcel(shop, "1151999999999999999"),
    ).toBeNull();
  });

  test.each([true, false])(
    "has its number corrected, by parcel: %s, and the same correction changes nothing",
    async (byParcel) => {
      const { orderExternalId, packageId } = await shipped();
      const correction = {
        orderExternalId,
        packageId: byParcel ? packageId : null,
        trackingNumber: nextNumber(),
        carrier: "USPS",
      };
      await ports.marketplace.updateTracking(shop, correction);
      await ports.marketplace.updateTracking(shop, correction);
      expect(
        (await ports.marketplace.fetchParcel(shop, packageId))?.trackingNumber,
      ).toBe(correction.trackingNumber);
    },
  );

  test("keeps its number when the time for corrections is over", async () => {
    const { orderExternalId } = await shipped();
    ports.face.context.clock.advance(80 * hour);
    await expect(
      ports.marketplace.updateTracking(shop, {
        orderExternalId,
        packageId: null,
        trackingNumber: nextNumber(),
        carrier: "USPS",
      }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/^(tracking_refused|order_not_shippable)$/),
    });
  });

  test("that the seller ships himself has no label", async () => {
    const { packageId } = await shipped();
    await expect(
      ports.marketplace.fetchDocument(shop, { packageId, document: "label" }),
    ).rejects.toMatchObject({ code: "document_unavailable" });
  });
});

test("the carriers of an order are those that its shipping takes", async () => {
  const carriers = await ports.marketplace.listCarriers(shop, await paid());
  expect(carriers.map(({ name }) => name)).toContain("USPS");
});

test("what an order cost adds up", async () => {
  const id = await paid({ taxRate: "0.055", postage: { list: "4.99" } });
  const price = await ports.marketplace.fetchPrice(shop, id);
  expect(price).toMatchObject({ currency: "USD" });
  expect(price?.paidMinor).toBe(
    (price?.listMinor ?? 0) -
      (price?.sellerDiscountMinor ?? 0) -
      (price?.platformDiscountMinor ?? 0) +
      (price?.shippingMinor ?? 0) +
      (price?.taxMinor ?? 0),
  );
  expect(price?.lines).toHaveLength(2);
  expect(await ports.marketplace.fetchPrice(shop, "576999999999999999")).toBe(
    null,
  );
});
