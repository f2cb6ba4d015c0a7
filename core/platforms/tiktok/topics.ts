import { z } from "zod";
import type { Letter } from "#core/domain/letters.ts";
import { id, list, optionalInstant } from "./wire/common.ts";

type Topic = {
  /** The name in the Event API; null where only the app's console in Partner Center can subscribe. */
  event: string | null;
  read: (data: unknown) => Letter;
};

const listing = (data: unknown): Letter => ({
  kind: "listing-changed",
  externalId: z.object({ product_id: id }).parse(data).product_id,
});

const order = (data: unknown): Letter => ({
  kind: "marketplace-order-changed",
  externalId: z.object({ order_id: id }).parse(data).order_id,
});

const readdressed = (data: unknown): Letter => {
  const { order_id, update_time } = z
    .object({ order_id: id, update_time: optionalInstant })
    .parse(data);
  return {
    kind: "marketplace-order-changed",
    externalId: order_id,
    readdressedAt: update_time?.toISOString() ?? "untimed",
  };
};

const returned = (data: unknown): Letter => {
  const { return_id, order_id } = z
    .object({ return_id: id, order_id: id })
    .parse(data);
  return {
    kind: "marketplace-return-changed",
    externalId: return_id,
    orderExternalId: order_id,
  };
};

const ending = (data: unknown): Letter => ({
  kind: "marketplace-ending",
  endsAt: z.object({ expiration_time: optionalInstant }).parse(data)
    .expiration_time,
});

const packages = z.object({
  package_list: list(z.object({ order_id_list: list(id) })),
});

/** Combining touches several orders, of which a letter can name one: then the shop is read again. */
const packageOrder = (data: unknown): Letter => {
  const orders = new Set(
    packages.parse(data).package_list.flatMap((row) => row.order_id_list),
  );
  const [only] = orders;
  return orders.size === 1 && only
    ? { kind: "marketplace-order-changed", externalId: only }
    : { kind: "import-marketplace" };
};

const networkOrder = (data: unknown): Letter => {
  const { mcf_order } = z
    .object({
      mcf_order: z.object({
        mcf_order_id: id,
        external_order_id: id.nullish(),
      }),
    })
    .parse(data);
  return {
    kind: "network-order-changed",
    externalId: mcf_order.mcf_order_id,
    reference: mcf_order.external_order_id ?? null,
  };
};

const networkStock = (data: unknown): Letter => ({
  kind: "network-stock-changed",
  goodsExternalId:
    z.object({ goods_id: id.nullish() }).parse(data).goods_id ?? null,
});

/**
 * The webhooks that we read, by type number. Source: TikTok Shop Partner Center, section "Webhooks", one page per type,
 * and page "Update Shop Webhook" for the names.
 */
export const topics: Record<string, Topic> = {
  1: { event: "ORDER_STATUS_CHANGE", read: order },
  3: { event: "RECIPIENT_ADDRESS_UPDATE", read: readdressed },
  4: { event: "PACKAGE_UPDATE", read: packageOrder },
  5: { event: "PRODUCT_STATUS_CHANGE", read: listing },
  6: {
    event: "SELLER_DEAUTHORIZATION",
    read: () => ({ kind: "marketplace-revoked" }),
  },
  7: {
    event: "UPCOMING_AUTHORIZATION_EXPIRATION",
    read: ending,
  },
  11: { event: "CANCELLATION_STATUS_CHANGE", read: order },
  12: { event: "RETURN_STATUS_CHANGE", read: returned },
  15: { event: "PRODUCT_INFORMATION_CHANGE", read: listing },
  16: { event: "PRODUCT_CREATION", read: listing },
  18: { event: "PRODUCT_CATEGORY_CHANGE", read: listing },
  // Received units also come as 24, units on their way do not.
  21: { event: null, read: networkStock },
  22: { event: null, read: () => ({ kind: "import-network" }) },
  23: { event: null, read: () => ({ kind: "network-goods-changed" }) },
  24: { event: null, read: networkStock },
  27: { event: null, read: listing },
  37: { event: "PRODUCT_AUDIT_STATUS_CHANGE", read: listing },
  58: { event: null, read: networkOrder },
  68: { event: null, read: listing },
};

/** What `subscribe` asks for, per shop. */
export const subscribedEvents: string[] = Object.values(topics).flatMap(
  ({ event }) => event ?? [],
);
