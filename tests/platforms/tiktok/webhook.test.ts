import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Letter } from "#core/domain/letters.ts";
import { signWebhook } from "#core/platforms/tiktok/signing.ts";
import { subscribedEvents, topics } from "#core/platforms/tiktok/topics.ts";
import { createTikTokDoor } from "#core/platforms/tiktok/webhook.ts";
import contract from "../../../sandbox/contracts/tiktok-shop.json" with {
  type: "json",
};
import vectors from "../../specimens/tiktok/signing-vectors.json" with {
  type: "json",
};
import { keys } from "./merchant.ts";

const door = createTikTokDoor(keys);
const bytes = (text: string) => new TextEncoder().encode(text);

/** The body of a specimen as text: ids beyond 2^53 would not survive an import. */
function specimen(type: string): string {
  const file = new URL(
    `../../specimens/tiktok/webhook-${type}.json`,
    import.meta.url,
  );
  const text = readFileSync(file, "utf8");
  return text.slice(text.indexOf('"body":') + 7, text.lastIndexOf("}"));
}

const deliver = (
  body: string,
  authorization: string | undefined = signWebhook(keys, bytes(body)),
) =>
  door.verify({
    platform: "tiktok",
    headers: { authorization },
    body: bytes(body),
  });

const order = "576653688135258178";
const product = "1729592969712207008";
const letters: Record<string, Letter> = {
  1: { kind: "marketplace-order-changed", externalId: order },
  3: {
    kind: "marketplace-order-changed",
    externalId: order,
    readdressedAt: "2022-02-09T13:20:00.000Z",
  },
  4: { kind: "marketplace-order-changed", externalId: order },
  5: { kind: "listing-changed", externalId: product },
  6: { kind: "marketplace-revoked" },
  7: { kind: "marketplace-ending", endsAt: new Date(1646412885_000) },
  11: { kind: "marketplace-order-changed", externalId: order },
  12: {
    kind: "marketplace-return-changed",
    externalId: "4035227007819321690",
    orderExternalId: order,
  },
  15: { kind: "listing-changed", externalId: product },
  16: { kind: "listing-changed", externalId: product },
  18: { kind: "listing-changed", externalId: product },
  21: { kind: "network-stock-changed", goodsExternalId: null },
  22: { kind: "import-network" },
  23: { kind: "network-goods-changed" },
  24: {
    kind: "network-stock-changed",
    goodsExternalId: "732357708734418520388",
  },
  27: { kind: "listing-changed", externalId: product },
  37: { kind: "listing-changed", externalId: product },
  58: {
    kind: "network-order-changed",
    externalId: "7136104329798256386",
    reference: "shopify-1001",
  },
  68: { kind: "listing-changed", externalId: product },
};

describe("reading", () => {
  test.each(Object.keys(topics))("type %s from its specimen", (type) => {
    expect(door.read(type, specimen(type))).toEqual(letters[type]);
  });

  test("a package of several orders has the shop read again", () => {
    const rows = [{ order_id_list: [order, "576653688135258179"] }];
    const body = JSON.stringify({ type: 4, data: { package_list: rows } });
    expect(door.read("4", body)).toEqual({ kind: "import-marketplace" });
  });

  test.each([
    ["99", "{}"],
    ["1", "{}"],
    ["1", "not JSON"],
    ["1", '{"type":1,"data":{"order_id":{}}}'],
  ])("type %s with body %s is ignored with a reason", (type, body) => {
    expect(door.read(type, body)).toMatchObject({
      kind: "ignored",
      reason: expect.stringContaining(`webhook type ${type}`),
    });
  });
});

describe("the proof", () => {
  test.each(Object.keys(topics))("signed, type %s verifies", (type) => {
    expect(deliver(specimen(type))).toMatchObject({ ok: true, topic: type });
  });

  test("names shop, delivery, topic and time", () => {
    expect(deliver(specimen("1"))).toEqual({
      ok: true,
      addressee: { kind: "tiktok-shop", shopExternalId: "7495540735365777507" },
      deliveryId: "7327112393057371910",
      topic: "1",
      asOf: new Date(1644412800_000),
    });
  });

  test("names the seller where the letter is the seller's", () => {
    for (const type of ["21", "22", "23", "24", "58", "68"])
      expect(deliver(specimen(type))).toMatchObject({
        addressee: { kind: "tiktok-seller" },
      });
  });

  test("of a stock letter comes without the usual envelope, or with it", () => {
    const bare = deliver(specimen("68"));
    expect(bare).toEqual({
      ok: true,
      addressee: { kind: "tiktok-seller", openId: "7010736057180325637" },
      deliveryId: "7327112393057371911",
      topic: "68",
      asOf: new Date(1644412885_000),
    });
    const enveloped = JSON.stringify({
      type: 68,
      shop_id: "7495540735365777507",
      tts_notification_id: "1",
      data: JSON.parse(specimen("68")),
    });
    expect(deliver(enveloped)).toMatchObject({
      addressee: { kind: "tiktok-shop" },
      topic: "68",
    });
    expect(door.read("68", enveloped)).toEqual(letters[68]);
  });

  test("without a change time, the letter's own counts", () => {
    expect(deliver(specimen("58"))).toMatchObject({
      asOf: new Date(1644412885_000),
    });
  });

  test("without an id, the same bytes are the same delivery", () => {
    const first = deliver(specimen("3"));
    expect(first).toMatchObject({
      deliveryId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(deliver(specimen("3"))).toEqual(first);
  });

  test("the published example verifies, and not when written anew", () => {
    const [official] = vectors.webhooks;
    const rewritten = vectors.webhooks.find((v) => v.header_to_reject);
    const { app_key: appKey, app_secret: appSecret } = official ?? {};
    const published = createTikTokDoor({
      appKey: appKey ?? "",
      appSecret: appSecret ?? "",
    });
    const verify = (body = "", authorization = "") =>
      published.verify({
        platform: "tiktok",
        headers: { authorization },
        body: bytes(body),
      }).ok;
    expect(
      verify(official?.raw_body, official?.expected_authorization_header),
    ).toBe(true);
    expect(verify(rewritten?.raw_body, rewritten?.header_to_reject)).toBe(
      false,
    );
  });

  const body = specimen("1");
  const good = signWebhook(keys, bytes(body));
  test.each([
    ["a tampered body", `${body} `, good],
    ["no signature", body, ""],
    ["a short signature", body, good.slice(0, 63)],
    ["a signature in capitals", body, good.toUpperCase()],
    ["a prefixed signature", body, `Bearer ${good}`],
    [
      "another secret",
      body,
      signWebhook({ ...keys, appSecret: "x" }, bytes(body)),
    ],
    ["signs beyond ASCII", body, "é".repeat(32)],
  ])("is refused with %s", (_name, given, authorization) => {
    expect(deliver(given, authorization)).toEqual({
      ok: false,
      reason: "wrong signature",
    });
  });

  test.each(["not JSON", "[]", '{"type":1,"timestamp":1}', '{"shop_id":"1"}'])(
    "is refused for a signed body that is no letter: %s",
    (given) => expect(deliver(given).ok).toBe(false),
  );
});

test("every event that we subscribe to is one of the Event API", () => {
  const row = contract.endpoints.find(
    ({ method, path }) => method === "PUT" && path.startsWith("/event/"),
  );
  const body = row?.body as unknown as {
    properties: { event_type: { enum_documented: string[] } };
  };
  const known = body.properties.event_type.enum_documented;
  expect(known).toEqual(expect.arrayContaining(subscribedEvents));
});
