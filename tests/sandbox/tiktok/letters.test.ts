import { expect, test } from "vitest";
import { signLetter } from "#sandbox/tiktok/signing.ts";
import {
  credentials,
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const events = "/event/202309/webhooks";
const register = (
  shop: TikTokFace,
  event_type: string,
  at = "/webhooks/tiktok",
) =>
  shop.call("PUT", events, {
    body: { address: `${shop.context.appOrigin}${at}`, event_type },
  });

test("a letter is signed over app key and raw body, and names the shop", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  await register(shop, "ORDER_STATUS_CHANGE");
  await shop.buy("MUG-NVY-12", 1);
  const [letter] = await shop.lettersOf(1);
  const raw = shop.letters[0]?.raw ?? "";
  expect(shop.letters[0]?.headers.authorization).toBe(
    signLetter(credentials.appKey, credentials.appSecret, raw),
  );
  expect(letter).toMatchObject({
    type: 1,
    shop_id: shop.town.tiktokShop.id,
    tts_notification_id: expect.stringMatching(/^\d{19}$/),
    data: { order_status: "ON_HOLD", is_on_hold_order: true },
  });
});

test("nobody is told what nobody has registered for, and nothing goes out without authorization", async () => {
  await using shop = await openTikTokFace();
  await shop.buy("MUG-NVY-12", 1);
  await shop.connect();
  await shop.buy("MUG-NVY-12", 1);
  expect(await shop.lettersOf(1)).toEqual([]);
});

test("registrations are listed, replaced and deleted; a type outside the 17 is refused", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  await register(shop, "PACKAGE_UPDATE", "/one");
  await register(shop, "PACKAGE_UPDATE", "/two");
  const { webhooks, total_count } = await shop.ok("GET", events);
  expect(total_count).toBe(1);
  expect(webhooks[0].address).toBe(`${shop.context.appOrigin}/two`);
  expect((await register(shop, "FBT_INVENTORY_UPDATE")).code).toBe(36_009_004);
  for (let i = 0; i < 2; i++)
    await shop.ok("DELETE", events, { body: { event_type: "PACKAGE_UPDATE" } });
  expect((await shop.ok("GET", events)).total_count).toBe(0);
});

test("a cancelled order is CANCEL in letter 1 and told with letter 11", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  await register(shop, "ORDER_STATUS_CHANGE");
  await register(shop, "CANCELLATION_STATUS_CHANGE");
  const id = await shop.buy("MUG-NVY-12", 1);
  await shop.control("POST", `/tiktok/orders/${id}/cancel`, { by: "buyer" });
  const statuses = (await shop.lettersOf(1)).map((l) => l.data.order_status);
  expect(statuses).toContain("CANCEL");
  expect(await shop.lettersOf(11)).toMatchObject([
    {
      data: {
        order_id: id,
        cancellations_role: "BUYER",
        cancel_status: "CANCELLATION_REQUEST_SUCCESS",
      },
    },
  ]);
});

test("a changed address is letter 3, a new product letter 16, a split FBT order letter 4", async () => {
  await using shop = await openTikTokFace();
  await shop.connect();
  for (const type of [
    "RECIPIENT_ADDRESS_UPDATE",
    "PRODUCT_CREATION",
    "PACKAGE_UPDATE",
  ])
    await register(shop, type);
  const id = await shop.buy("CAN-CED-08", 5, { fulfillment: "BY_TIKTOK" });
  await shop.control("POST", `/tiktok/orders/${id}/address`, {
    city: "Rockport",
  });
  const sku = {
    sellerSku: "NEW-1",
    barcode: null,
    optionName: "",
    optionValue: "Default Title",
    price: "9.00",
    stock: 3,
  };
  const listed = await shop.control("POST", "/tiktok/products", {
    title: "Something new",
    description: "",
    skus: [sku],
  });
  shop.context.clock.advance(3_600_000);
  await shop.control("POST", "/fbt/dock/work");
  expect(await shop.lettersOf(3)).toMatchObject([{ data: { order_id: id } }]);
  expect(await shop.lettersOf(16)).toHaveLength(1);
  expect(shop.letters.map((l) => l.raw).join()).toContain(
    `"product_id":${listed.id}`,
  );
  expect((await shop.lettersOf(4))[0].data).toMatchObject({
    sc_type: "SPLIT",
    role_type: "ROLE_SYSTEM",
  });
});
