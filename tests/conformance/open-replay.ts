import { openContext } from "#sandbox/face.ts";
import { openPostOffice } from "#sandbox/post-office.ts";
import { readAppConfiguration } from "#sandbox/shopify/app-configuration.ts";
import { createShopifyFace } from "#sandbox/shopify/face.ts";
import { createFileStore } from "#sandbox/shopify/files.ts";
import { issueSessionToken } from "#sandbox/shopify/session-token.ts";
import type { ShopifyState, Store } from "#sandbox/shopify/state.ts";
import type { Town } from "#sandbox/town.ts";
import type { Answer } from "./recordings.ts";

const credentials = {
  apiKey: "conformance-key",
  apiSecret: "conformance-secret",
};
const handle = "conformance";
const shop = `/shops/${handle}.myshopify.com/admin`;

/** A store with one location and nothing else. */
const emptyTown = {
  name: "conformance",
  shop: {
    handle,
    name: "Conformance",
    email: "owner@example.com",
    currency: "USD",
    location: {
      name: "Shop location",
      address1: "103 ossington",
      city: "Ottawa",
      provinceCode: "ON",
      zip: "k1s3b7",
      countryCode: "CA",
    },
  },
  products: [],
} as unknown as Town;

export type Replay = Awaited<ReturnType<typeof openReplay>>;

/**
 * A fresh pretend store with the app installed, reached through its HTTP face without a port.
 *
 * @param options.scopes what the merchant granted.
 * @param options.appOrigin where the app lives.
 * @param options.version of the API, to which all is asked.
 */
export async function openReplay({
  scopes,
  appOrigin,
  version,
}: {
  scopes: string[];
  appOrigin: string;
  version: string;
}) {
  const context = openContext({
    appOrigin,
    post: { ...openPostOffice(), post: () => {} },
  });
  const { clock } = context;
  const face = createShopifyFace(context, { ...credentials, scopes });
  face.plant(emptyTown);
  const store = (face.save() as ShopifyState).stores[handle] as Store;

  // Bulk operations begin when the recorded ones were seen to have begun.
  store.bulkBeginsAfterMs = 2 ** 31 - 1;

  const post = (path: string, body: unknown, headers = {}) =>
    face.app.request(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const subject = await issueSessionToken({ credentials, store });
  const issued = await post(`${shop}/oauth/access_token`, {
    client_id: credentials.apiKey,
    client_secret: credentials.apiSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: subject,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type:
      "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  });
  const { access_token } = (await issued.json()) as { access_token: string };

  return {
    store,
    desk: {
      context,
      credentials: { ...credentials, configuration: readAppConfiguration() },
      state: face.save() as ShopifyState,
      store,
      files: createFileStore(),
      origin: "",
    },
    clock,
    face,
    async ask(query: string, variables: object = {}): Promise<Answer> {
      store.bucket.points = 1e9;
      const response = await post(
        `${shop}/api/${version}/graphql.json`,
        { query, variables },
        { "X-Shopify-Access-Token": access_token },
      );
      return (await response.json()) as Answer;
    },
    close: () => clock.close(),
  };
}
