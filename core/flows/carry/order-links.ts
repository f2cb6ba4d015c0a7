import { pairLines } from "../../domain/orders/pair-lines.ts";
import type { Records } from "../../world/records.ts";
import { carrier } from "./carrier.ts";

type Linked = {
  orderId: string;
  orderExternalId: string;
  storefrontExternalId: string;
  units: Parameters<typeof pairLines>[0];
};

/** Tells TikTok Shop under which number its order stands in Shopify, line by line, so that either leads to the other. */
export const linkOrder = carrier<"marketplace.link-order", Linked, string>({
  async prepare(records: Records, { orderId }) {
    const situation = await records.orderSituation(orderId);
    const storefrontExternalId = situation?.order.storefrontExternalId;
    if (!situation || !storefrontExternalId)
      return { retire: "The order does not stand in Shopify." };
    if (situation.order.cancelled)
      return { retire: "The order was cancelled." };
    const variantIds = situation.lines.flatMap((line) => line.variantId ?? []);
    const externalIds = await records.externalIdsOfVariants(variantIds);
    return {
      go: {
        orderId,
        orderExternalId: situation.order.externalId,
        storefrontExternalId,
        units: situation.lines.flatMap(
          ({ externalId: lineExternalId, variantId, storefrontLineId }) => {
            const variantExternalId = variantId && externalIds.get(variantId);
            return variantExternalId
              ? [{ lineExternalId, variantExternalId, storefrontLineId }]
              : [];
          },
        ),
      },
      before: null,
      after: { storefrontOrder: storefrontExternalId },
    };
  },
  async act({ world, shop }, linked) {
    const order = await world.storefront.fetchOrder(
      shop,
      linked.storefrontExternalId,
    );
    const reference = bareId(linked.storefrontExternalId);
    await world.marketplace.referOrder(shop, {
      orderExternalId: linked.orderExternalId,
      reference,
      lines: pairLines(linked.units, order?.lines ?? []).map((pair) => ({
        lineExternalId: pair.lineExternalId,
        reference: bareId(pair.orderLineExternalId),
      })),
    });
    return reference;
  },
  confirm: (records, reference, { orderId }) =>
    records.noteMarketplaceReference(orderId, reference),
  // The reference is a convenience: an order without it is worth nobody's attention.
  isMoot: ({ code, said }) =>
    code === "request_refused" || code === "subject_not_found"
      ? `TikTok Shop does not take the reference${said ? `: ${said}` : "."}`
      : null,
  tells: false,
});

/** The number in a Shopify id such as `gid://shopify/Order/1`. */
const bareId = (externalId: string) =>
  externalId.split("/").at(-1) ?? externalId;
