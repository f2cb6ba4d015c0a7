import type { Context } from "hono";
import type { Call, DoorKeeper } from "../door.ts";
import { httpStatus } from "./assumed.ts";
import { expireToken, revokeToken } from "./authorization.ts";
import { findSkuById, lookUpSku } from "./catalogue.ts";
import { findEndpoint } from "./contract.ts";
import { failure } from "./envelope.ts";
import type { Mall } from "./mall.ts";
import type { Platform } from "./platform.ts";
import { shiftStock } from "./stock.ts";

/** What the door must know of TikTok Shop: whose call it is, what it asks for, and how TikTok Shop fails. */
export function createDoorKeeper(mall: Mall): DoorKeeper {
  const holderOf = (token: string | null) =>
    mall
      .shops()
      .find(({ state }) =>
        state.authorization.accessTokens.some((one) => one.token === token),
      );
  const shopOf = (call: Call) => mall.shop(call.shop ?? "");
  return {
    platform: "tiktok",
    describe(c) {
      // The consent page is for people.
      if (c.req.path.startsWith("/open/")) return undefined;
      const token = c.req.header("x-tts-access-token") ?? null;
      const shop =
        mall.byCipher(c.req.query("shop_cipher") ?? "") ?? holderOf(token);
      const { method, path } = c.req;
      const template = templateOf(method, path);
      return {
        shop: shop?.state.shop.id ?? null,
        operations: [template],
        names: [path, template, `${method} ${path}`, `${method} ${template}`],
        token,
      };
    },
    throttle(c: Context, _call, { retryAfterSeconds }) {
      c.header("Retry-After", String(retryAfterSeconds));
      return c.json(
        failure(36_009_002, "Too many requests"),
        httpStatus.rateLimited,
      );
    },
    serverErrorBody: () => failure(36_009_003, "Internal error"),
    expireToken(call) {
      const shop = holderOf(call.token);
      if (shop && call.token) expireToken(shop.state, call.token);
    },
    revokeToken(call) {
      const shop = holderOf(call.token);
      if (shop && call.token) revokeToken(shop.state, call.token);
    },
    writeStock(call, text, { sku: sellerSku, delta }) {
      const shop = shopOf(call);
      if (!shop) return;
      for (const listed of skusOf(shop, sellerSku, text)) {
        const [row] = listed.sku.stock;
        const change = row && Math.max(delta, -row.available);
        if (row && change)
          shiftStock(
            shop,
            listed,
            row.warehouseId,
            { available: change, committed: 0 },
            "manual_adjustment",
          );
      }
    },
  };
}

function templateOf(method: string, path: string): string {
  const match = findEndpoint(method, path);
  return typeof match === "object" ? match.endpoint.path : path;
}

/** The SKU that is named, or every SKU whose id stands in the text. */
function skusOf(
  { state }: Platform,
  sellerSku: string | undefined,
  text: string,
) {
  if (sellerSku) return [lookUpSku(state, { sellerSku }) ?? []].flat();
  const ids = new Set(text.match(/\d{15,}/g) ?? []);
  return [...ids].flatMap((id) => findSkuById(state, id) ?? []);
}
