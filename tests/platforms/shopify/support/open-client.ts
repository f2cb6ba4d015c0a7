import { asId } from "#core/kit/ids.ts";
import { createAdminClient } from "#core/platforms/shopify/client.server.ts";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import { setTransport } from "#core/platforms/shopify/transport.server.ts";
import type { Pacing } from "#core/world/pacing.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { localPacing } from "../../../support/local-pacing.ts";
import { fresh, keepOne } from "./keeper.ts";

export const shop: ShopRef = {
  shopId: asId("11111111-1111-4111-8111-111111111111"),
  domain: "quay.myshopify.com",
};

export const adminUrl =
  "https://quay.myshopify.com/admin/api/2026-10/graphql.json";
export const tokenUrl = "https://quay.myshopify.com/admin/oauth/access_token";

/** A client at Shopify's real address, with little patience; the test answers in Shopify's place. */
export function openClient(
  credentials = keepOne(fresh),
  pacing: Pacing = localPacing(),
) {
  setTransport(null);
  const lines: { fields: Record<string, unknown>; message: string }[] = [];
  const note = (fields: Record<string, unknown>, message: string) =>
    void lines.push({ fields, message });
  const client = createAdminClient({
    apiKey: "key",
    apiSecret: "shpss_test_secret_0123456789abcdef",
    appOrigin: "https://quayside.example",
    scopes,
    credentials,
    pacing,
    clock: { now: () => new Date() },
    log: { info: note, warn: note, error: note },
    patience: { tries: 3, firstPauseMs: 5, longestWaitMs: 1_000 },
  });
  return { client, credentials, lines };
}
