import { nobody } from "./post-office.ts";
import type { Sandbox } from "./sandbox.ts";
import type { SandboxSettings } from "./settings.ts";

export type SandboxFacts = Awaited<ReturnType<typeof describeSandbox>>;

/** All that a client needs to begin: addresses, keys, shops, and how to come by tokens. */
export async function describeSandbox(
  { origins, shops }: Sandbox,
  { shopify, tiktok, scenario, seed, appOrigin }: SandboxSettings,
) {
  const { shopify: stores, tiktok: sellers } = shops();
  const consent = `${origins.tiktok}/open/authorize`;
  return {
    shopifyUrl: origins.shopify,
    tiktokApiUrl: origins.tiktok,
    tiktokAuthUrl: origins.tiktok,
    adminUrl: `${origins.shopify}/store/${stores[0]?.handle}`,
    controlUrl: origins.control,
    openapiUrl: `${origins.control}/openapi.json`,
    scenario,
    seed,
    appOrigin: appOrigin === nobody ? null : appOrigin,
    shopify: {
      ...shopify,
      apiVersion: "2026-10",
      shops: await Promise.all(
        stores.map(async ({ handle = "", domain = "", name = "" }) => {
          const admin = `${origins.shopify}/shops/${domain}/admin`;
          return {
            handle,
            domain,
            name,
            graphqlUrl: `${admin}/api/2026-10/graphql.json`,
            /** Token exchange, refresh, authorization code and client credentials. */
            accessTokenUrl: `${admin}/oauth/access_token`,
            authorizeUrl: `${admin}/oauth/authorize`,
            /** GET answers a session token, as App Bridge hands it to the app. */
            sessionTokenUrl: `${origins.shopify}/shops/${domain}/id_token`,
            /** Good for a day; ask `accessTokenUrl` for another with `grant_type=client_credentials`. */
            accessToken: await askAccessToken(
              `${admin}/oauth/access_token`,
              shopify,
            ),
          };
        }),
      ),
    },
    tiktok: {
      ...tiktok,
      shops: sellers,
      consentUrl: `${consent}?service_id=${tiktok.serviceId}`,
      /** POST this form: the answer is a 302 whose Location carries `code`, the auth code. */
      authorize: {
        method: "POST",
        url: consent,
        form: {
          service_id: tiktok.serviceId,
          shop_id: sellers[0]?.id,
          decision: "authorize",
          state: "any",
        },
      },
      /** GET with app_key, app_secret, auth_code and grant_type=authorized_code. */
      tokenUrl: `${origins.tiktok}/api/v2/token/get`,
      refreshUrl: `${origins.tiktok}/api/v2/token/refresh`,
    },
  };
}

/** Installs the app in the store and asks for a token, as a client of the store's own organization does. */
async function askAccessToken(
  url: string,
  { apiKey, apiSecret }: SandboxSettings["shopify"],
): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      client_id: apiKey,
      client_secret: apiSecret,
      grant_type: "client_credentials",
    }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

/** The same for people. */
export function printSandbox(facts: SandboxFacts): void {
  const [store] = facts.shopify.shops;
  const [shop] = facts.tiktok.shops;
  const rows: [string, string | undefined | null][] = [
    ["Shopify", facts.shopifyUrl],
    ["  admin", facts.adminUrl],
    ["  GraphQL", store?.graphqlUrl],
    ["  access token", store?.accessToken],
    ["  API key", facts.shopify.apiKey],
    ["  API secret", facts.shopify.apiSecret],
    ["  shops", facts.shopify.shops.map(({ domain }) => domain).join(", ")],
    ["TikTok Shop, FBT", facts.tiktokApiUrl],
    ["  consent page", facts.tiktok.consentUrl],
    ["  app key", facts.tiktok.appKey],
    ["  app secret", facts.tiktok.appSecret],
    ["  shop", shop && `${shop.name} (${shop.id}), cipher ${shop.cipher}`],
    ["Control face", facts.controlUrl],
    ["  described at", facts.openapiUrl],
    ["Webhooks go to", facts.appOrigin ?? "nobody; they are logged only"],
    ["Scenario, seed", `${facts.scenario}, ${facts.seed}`],
  ];
  console.log("The sandbox runs. Stop it with Ctrl-C.\n");
  for (const [name, value] of rows)
    console.log(`${name.padEnd(18)} ${value ?? "-"}`);
}
