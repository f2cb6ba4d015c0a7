import { type ServerType, serve } from "@hono/node-server";
import { createTownClock } from "#sandbox/clock.ts";
import { createControl } from "#sandbox/control.ts";
import { type Face, openContext } from "#sandbox/face.ts";
import { type Letter, openPostOffice } from "#sandbox/post-office.ts";
import type { PlanName } from "#sandbox/shopify/admin/bucket.ts";
import { readAppConfiguration } from "#sandbox/shopify/app-configuration.ts";
import { type AppIdentity, createShopifyFace } from "#sandbox/shopify/face.ts";
import { issueSessionToken } from "#sandbox/shopify/session-token.ts";
import type { Town } from "#sandbox/town.ts";

export const credentials = {
  apiKey: "key-of-the-app",
  apiSecret: "shpss_test_secret_0123456789abcdef",
};

export const appOrigin = "http://app.example.com:3000";

export type OpenFace = Awaited<ReturnType<typeof openShopifyFace>>;
export type Answer = {
  // biome-ignore lint/suspicious/noExplicitAny: answers have as many shapes as there are queries.
  data?: any;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  errors?: any[];
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  extensions?: any;
};

/** A small store: a mug in two colours and a poster without a SKU. */
export const smallTown = {
  name: "small",
  shop: {
    handle: "harbor-goods",
    name: "Harbor Goods",
    email: "owner@example.com",
    currency: "USD",
    location: {
      name: "Harbor Warehouse",
      address1: "1 Pier Road",
      city: "Portland",
      provinceCode: "OR",
      zip: "97201",
      countryCode: "US",
    },
  },
  products: [
    {
      handle: "mug",
      title: "Harbor Mug",
      descriptionHtml: "<p>Holds coffee.</p>",
      vendor: "Harbor Goods",
      productType: "Mugs",
      optionName: "Color",
      variants: [
        {
          sku: "MUG-BLUE",
          barcode: "0001",
          optionValue: "Blue",
          price: "18.50",
          weightGrams: 400,
          stock: 10,
        },
        {
          sku: "MUG-RED",
          barcode: null,
          optionValue: "Red",
          price: "19.00",
          weightGrams: 400,
          stock: 3,
        },
      ],
    },
    {
      handle: "poster",
      title: "Harbor Poster",
      descriptionHtml: "",
      vendor: "Harbor Goods",
      productType: "Prints",
      optionName: "Title",
      variants: [
        {
          sku: null,
          barcode: null,
          optionValue: "Default Title",
          price: "12.00",
          weightGrams: 90,
          stock: 5,
        },
      ],
    },
  ],
} as unknown as Town;

/**
 * Opens the pretend Shopify on a free port; letters are kept instead of posted.
 *
 * @param scopes what the app asks for. @param topics what it subscribes to. Without them, as its configuration says.
 */
export async function openShopifyFace(
  scopes?: string[],
  topics?: string[],
  plan: PlanName = "Basic",
  identity: Pick<AppIdentity, "registration" | "configuration"> = {},
) {
  const letters: Letter[] = [];
  const clock = createTownClock();
  const context = openContext({
    clock,
    post: {
      ...openPostOffice(),
      post: (letter) => void letters.push(letter),
    },
    appOrigin,
  });
  const declared = readAppConfiguration();
  const face = createShopifyFace(context, {
    ...credentials,
    ...(scopes && { scopes }),
    ...(topics && {
      configuration: { ...declared, subscriptions: [to(topics)] },
    }),
    ...identity,
  });
  face.plant({ ...smallTown, shop: { ...smallTown.shop, plan } });
  const app = await listen(face.app);
  const control = await listen(
    createControl({ context, faces: [face], plant() {} }),
  );
  const shop = `${app.origin}/shops/harbor-goods`;
  let token = "";

  const post = (url: string, body: unknown, headers = {}) =>
    fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const oauth = (form: object) =>
    post(`${shop}/admin/oauth/access_token`, {
      client_id: credentials.apiKey,
      client_secret: credentials.apiSecret,
      ...form,
    });
  const sessionToken = () =>
    issueSessionToken({
      credentials,
      store: { handle: "harbor-goods" } as Parameters<
        typeof issueSessionToken
      >[0]["store"],
    });
  const exchange = async (form: object = {}) =>
    oauth({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await sessionToken(),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type:
        "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
      ...form,
    });
  const callAdmin = (
    query: string,
    variables: object = {},
    accessToken = token,
  ) =>
    post(
      `${shop}/admin/api/2026-10/graphql.json`,
      { query, variables },
      { "X-Shopify-Access-Token": accessToken },
    );

  return {
    face,
    clock,
    context,
    letters,
    origin: app.origin,
    oauth,
    exchange,
    sessionToken,
    callAdmin,
    /** Installs the app, as the first visit of the merchant does. */
    async install() {
      const answer = (await (await exchange()).json()) as {
        access_token: string;
      };
      token = answer.access_token;
      return token;
    },
    async admin(query: string, variables: object = {}): Promise<Answer> {
      return (await (await callAdmin(query, variables)).json()) as Answer;
    },
    /** The control face: a merchant's or a customer's deed. */
    async deed(path: string, body: object = {}) {
      const response = await post(
        `${control.origin}/shopify/harbor-goods${path}`,
        body,
      );
      const answer = (await response.json()) as {
        id?: string;
        name?: string;
        error?: string;
      };
      return { status: response.status, ...answer };
    },
    async seen() {
      const response = await fetch(
        `${control.origin}/state/shopify/harbor-goods`,
      );
      // biome-ignore lint/suspicious/noExplicitAny: tests read single facts out of it.
      return (await response.json()) as any;
    },
    async close() {
      clock.close();
      await app.close();
      await control.close();
    },
  };
}

const to = (topics: string[]) => ({
  topics,
  complianceTopics: [],
  uri: "/webhooks/shopify",
  filter: null,
  includeFields: [],
});

async function listen(app: Face["app"]) {
  const { server, port } = await new Promise<{
    server: ServerType;
    port: number;
  }>((resolve) => {
    const opened = serve(
      { fetch: app.fetch, hostname: "127.0.0.1", port: 0 },
      (info) => resolve({ server: opened, port: info.port }),
    );
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
