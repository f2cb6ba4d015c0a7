import fc from "fast-check";
import { expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const consignee = {
  name: "Dana Whitfield",
  phone_number: "(+1)2075550142",
  email: "dana@example.com",
  address: {
    country_code: "US",
    state_or_region: "ME",
    district_or_county: "Knox",
    city: "Camden",
    address_line_1: "18 Spruce Ridge Road",
    postal_code: "04843",
  },
};

const skus = ["MUG-NVY-12", "CAN-CED-08", "TEE-M"];
const step = fc.record({
  deed: fc.constantFrom(
    "buy",
    "mcf",
    "cancel order",
    "cancel mcf",
    "work",
    "receive",
    "wait",
  ),
  sku: fc.constantFrom(...skus),
  quantity: fc.integer({ min: 1, max: 9 }),
  pick: fc.nat(20),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does one thing that a buyer, a merchant or the dock might do; refusals are part of life. */
async function act(
  shop: TikTokFace,
  { deed, sku, quantity, pick }: Step,
  n: number,
) {
  const fbt = await shop.control("GET", "/state/fbt");
  const goods = fbt.goods.find(
    (g: { referenceCode: string }) => g.referenceCode === sku,
  );
  const fulfillment = pick % 2 ? "BY_TIKTOK" : "BY_SELLER";
  switch (deed) {
    case "buy":
      return shop.buy(sku, quantity, { fulfillment });
    case "mcf":
      return shop.call("POST", "/fbt/202601/mcf_outbound_orders", {
        body: {
          external_order_id: `x-${n}`,
          goods: [{ id: goods.id, quantity }],
          consignee,
        },
      });
    case "cancel order": {
      const { orders } = await shop.control(
        "GET",
        `/state/tiktok/${shop.town.tiktokShop.id}`,
      );
      const order = orders[pick % orders.length];
      return (
        order &&
        shop.control("POST", `/tiktok/orders/${order.id}/cancel`, {
          by: "buyer",
        })
      );
    }
    case "cancel mcf": {
      const order = fbt.mcfOrders[pick % fbt.mcfOrders.length];
      return (
        order &&
        shop.call("POST", "/fbt/202601/mcf_outbound_orders/cancel", {
          body: { mcf_order_id: order.id },
        })
      );
    }
    case "work":
      return shop.control("POST", "/fbt/dock/work");
    case "receive":
      return shop.control("POST", "/fbt/receive", {
        goodsId: goods.id,
        centreId: shop.town.centres[pick % 2]?.id,
        quantity,
      });
    default:
      return shop.context.clock.advance(pick * 600_000);
  }
}

async function expectLaws(shop: TikTokFace) {
  const { goods, records, mcfOrders, shopConsignments } = await shop.control(
    "GET",
    "/state/fbt",
  );
  const open = [
    ...mcfOrders.flatMap((o: { consignOrders: object[] }) => o.consignOrders),
    ...shopConsignments,
  ].filter((c) => c.status === "PENDING" || c.status === "HANDLE_BY_WAREHOUSE");
  for (const g of goods)
    for (const row of g.stock) {
      const own = records.filter(
        (r: { goodsId: string; centreId: string }) =>
          r.goodsId === g.id && r.centreId === row.centreId,
      );
      expect(
        own.reduce((n: number, r: { changed: number }) => n + r.changed, 0),
      ).toBe(row.total);
      const promised = open
        .filter((c) => c.centreId === row.centreId)
        .flatMap((c) => c.goods)
        .filter((x: { id: string }) => x.id === g.id);
      expect(
        promised.reduce(
          (n: number, x: { quantity: number }) => n + x.quantity,
          0,
        ),
      ).toBe(row.reserved);
      expect(
        Math.min(row.available, row.reserved, row.unfulfillable),
      ).toBeGreaterThanOrEqual(0);
    }
}

test("whatever happens, records add up to the stock on hand and open consignments to the reserved units", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 25 }),
      async (steps) => {
        await using shop = await openTikTokFace();
        await shop.connect();
        for (const [n, one] of steps.entries()) await act(shop, one, n);
        await expectLaws(shop);
      },
    ),
    { numRuns: 25, seed: 417 },
  );
}, 180_000);
