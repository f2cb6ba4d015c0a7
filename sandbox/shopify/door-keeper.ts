import type { Context } from "hono";
import type { Call, DoorKeeper } from "../door.ts";
import { type Query, rootFields } from "./admin/answer-query.ts";
import { servedVersion } from "./admin/versions.ts";
import type { Desk } from "./desk.ts";
import { expireToken, revokeToken } from "./installation.ts";
import { levelsOfItem, variantBySku } from "./store/lookups.ts";
import { moveStock } from "./store/stock.ts";

/** What the door must know of Shopify: whose call it is, what it asks for, and how Shopify fails. */
export function createDoorKeeper(
  deskOf: (shop: string) => Desk | undefined,
): DoorKeeper {
  const deskAt = (call: Call) => deskOf(call.shop ?? "");
  return {
    platform: "shopify",
    async describe(c) {
      const [, , shop = "", ...rest] = c.req.path.split("/");
      const path = `/${rest.join("/")}`;
      const fields = path.endsWith("/graphql.json") ? await fieldsOf(c) : [];
      return {
        shop: shop.replace(/\.myshopify\.com$/, ""),
        operations: fields.length > 0 ? fields : [path],
        names: [...fields, path, `${c.req.method} ${path}`],
        token: c.req.header("x-shopify-access-token") ?? null,
      };
    },
    // An empty bucket refuses by itself, with the true cost of the query; afterwards it is as full as before.
    async throttle(_c, call, _fault, serve) {
      const store = deskAt(call)?.store;
      if (!store) return serve();
      const { bucket } = store;
      // Filled last in a minute from now: it does not fill while the call is served.
      store.bucket = { points: 0, at: Date.now() + 60_000 };
      const answer = await serve();
      store.bucket = bucket;
      return answer;
    },
    serverErrorBody: () => ({ errors: "Internal Server Error" }),
    expireToken(call) {
      const app = deskAt(call)?.store.app;
      if (app && call.token) expireToken(app, call.token);
    },
    revokeToken(call) {
      const app = deskAt(call)?.store.app;
      if (app && call.token) revokeToken(app, call.token);
    },
    writeStock(call, text, { sku, delta }) {
      const desk = deskAt(call);
      if (!desk) return;
      const named = new Set(
        [...text.matchAll(/gid:\/\/shopify\/InventoryItem\/(\d+)/g)].map(
          ([, id]) => Number(id),
        ),
      );
      const only =
        sku === undefined ? undefined : variantBySku(desk.store, sku);
      const items = sku === undefined ? [...named] : only ? [only.item.id] : [];
      for (const level of items.flatMap((id) => levelsOfItem(desk.store, id))) {
        const change = Math.max(delta, -level.quantities.available);
        if (change !== 0) moveStock(desk, level, { available: change });
      }
    },
  };
}

async function fieldsOf(c: Context): Promise<string[]> {
  try {
    const { query, operationName } = JSON.parse(
      await c.req.text(),
    ) as Partial<Query>;
    return typeof query === "string"
      ? rootFields(
          { query, operationName: operationName ?? null },
          servedVersion(c.req.path.split("/").at(-2) ?? "")?.schema,
        )
      : [];
  } catch {
    return [];
  }
}
