import { Hono } from "hono";
import type { Desk } from "../desk.ts";
import { expireTokens, uninstall } from "../installation.ts";
import type { ProductStatus } from "../state.ts";
import { postPrivacyWebhook } from "../webhooks/letters.ts";
import { isPrivacyTopic } from "../webhooks/topics.ts";
import { buy, type Purchase } from "./buy.ts";
import {
  cancelByMerchant,
  editByMerchant,
  requestByMerchant,
  requestCancellationByMerchant,
  setStock,
  shipByHand,
} from "./deeds.ts";
import { Refused } from "./refused.ts";
import { storeAsSeen } from "./seen.ts";

/** Shopify's part of the control face: what customers and the merchant do, and the whole store at a glance. */
export function createControl(
  deskOf: (shop: string) => Desk | undefined,
): Hono {
  const control = new Hono();
  control.onError((error, c) => {
    if (error instanceof Refused)
      return c.json({ error: error.message }, error.status);
    throw error;
  });
  const demand = (shop: string): Desk => {
    const desk = deskOf(shop);
    if (!desk) throw new Refused(404, `there is no store ${shop}`);
    return desk;
  };
  /** A deed: reads the body (an empty one is `{}`), acts, marks the state as changed. */
  const deed = (
    path: string,
    act: (desk: Desk, body: never, id: string) => unknown,
  ) =>
    control.post(`/shopify/:shop${path}`, async (c) => {
      const desk = demand(c.req.param("shop"));
      const text = await c.req.text();
      const body = (text ? JSON.parse(text) : {}) as never;
      const answer = act(desk, body, c.req.param("id") ?? "");
      desk.context.changed();
      return c.json(answer ?? { ok: true });
    });

  control.get("/state/shopify/:shop", (c) =>
    c.json(storeAsSeen(demand(c.req.param("shop")))),
  );
  deed("/orders", (desk, body: Purchase) => buy(desk, body));
  deed(
    "/orders/:id/fulfill",
    (desk, body: Parameters<typeof shipByHand>[2], id) =>
      shipByHand(desk, id, body),
  );
  deed("/orders/:id/cancel", (desk, body: { restock?: boolean }, id) =>
    cancelByMerchant(desk, id, body.restock ?? true),
  );
  deed(
    "/fulfillment-orders/:id/request-fulfillment",
    (desk, body: { message?: string }, id) =>
      requestByMerchant(desk, id, body.message),
  );
  deed(
    "/fulfillment-orders/:id/request-cancellation",
    (desk, body: { message?: string }, id) =>
      requestCancellationByMerchant(desk, id, body.message),
  );
  deed(
    "/products/:id",
    (
      desk,
      body: {
        title?: string;
        status?: ProductStatus;
        descriptionHtml?: string;
      },
      id,
    ) => editByMerchant(desk, id, body),
  );
  deed("/stock", (desk, body: Parameters<typeof setStock>[1]) =>
    setStock(desk, body),
  );
  deed("/uninstall", (desk) => uninstall(desk));
  deed("/expire-tokens", (desk) => {
    if (desk.store.app) expireTokens(desk.store.app);
  });
  deed("/privacy", (desk, body: { topic?: unknown; payload?: object }) => {
    if (!isPrivacyTopic(body.topic))
      throw new Refused(422, "topic must be one of the compliance topics");
    postPrivacyWebhook(desk, body.topic, {
      shop_id: desk.store.id,
      shop_domain: `${desk.store.handle}.myshopify.com`,
      ...body.payload,
    });
  });
  return control;
}
