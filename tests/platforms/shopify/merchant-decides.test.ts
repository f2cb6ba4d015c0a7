import { afterEach, beforeEach, expect, test } from "vitest";
import { createShopifyDoor } from "#core/platforms/shopify/webhook.ts";
import { readAppConfiguration } from "#sandbox/shopify/app-configuration.ts";
import {
  credentials,
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

// What a merchant decides about the app in Shopify's admin, as the pretend Shopify posts it and our door reads it.

const door = createShopifyDoor({ apiSecret: credentials.apiSecret });
let shopify: OpenFace;
beforeEach(async () => {
  const { scopes } = readAppConfiguration();
  shopify = await openShopifyFace([...scopes, "write_locations"]);
  await shopify.install();
});
afterEach(() => shopify.close());

/** The letters of a topic, proven and read. */
const read = (topic: string) =>
  shopify.letters
    .filter((letter) => letter.topic === topic)
    .map(({ headers, body }) => {
      const proof = door.verify({
        platform: "shopify",
        body: new TextEncoder().encode(body),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [
            name.toLowerCase(),
            value,
          ]),
        ),
      });
      expect(proof).toMatchObject({ ok: true, topic });
      return door.read(topic, body);
    });

test("scopes that he takes away are news with all that is left", async () => {
  await shopify.deed("/scopes", { scopes: ["read_products"] });
  expect(read("app/scopes_update")).toEqual([
    {
      kind: "scopes-changed",
      granted: ["read_products"],
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    },
  ]);
});

test("removing the app is news, and so is a place that he opens", async () => {
  await shopify.admin(
    'mutation { locationAdd(input: { name: "Boston", address: { countryCode: US } }) { userErrors { message } } }',
  );
  await shopify.deed("/uninstall");
  expect(read("locations/create")).toEqual([
    { kind: "storefront-places-changed" },
  ]);
  expect(read("app/uninstalled")).toEqual([{ kind: "app-uninstalled" }]);
});
