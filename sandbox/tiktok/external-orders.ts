import { refuse } from "./envelope.ts";
import { externalKey } from "./external-key.ts";
import { findOrder } from "./orders.ts";
import type { Handlers, Platform } from "./platform.ts";
import type { ExternalOrder } from "./state.ts";

const platforms = [
  "SHOPIFY",
  "WOOCOMMERCE",
  "BIGCOMMERCE",
  "MAGENTO",
  "SALESFORCE_COMMERCE_CLOUD",
  "CHANNEL_ADVISOR",
  "AMAZON",
  "ORDER_MANAGEMENT_SYSTEM",
  "WAREHOUSE_MANAGEMENT_SYSTEM",
  "ERP_SYSTEM",
];

type Given = {
  id: string;
  external_order: {
    id: string;
    platform: string;
    line_items: { id: string; origin_id: string }[];
  };
};

/** The seller's own order numbers on TikTok's orders. Source: pages `add-external-order-references-202406` and neighbours. */
export const externalOrderHandlers: Handlers = {
  "POST /order/202406/orders/external_orders": ({ platform, body }) => ({
    errors: (body.orders as Given[]).flatMap((given) => {
      const fault = addReference(platform, given);
      if (!fault) return [];
      const { id, platform: system } = given.external_order;
      return [
        {
          code: String(fault.code),
          message: fault.message,
          detail: {
            order_id: given.id,
            external_order: { id, platform: system },
          },
        },
      ];
    }),
  }),
  "POST /order/202406/orders/external_order_search": ({
    platform: { state },
    query,
  }) => {
    const wanted = {
      platform: checkPlatform(query.platform),
      id: query.external_order_id ?? "",
    };
    return {
      orders: state.orders.by("external", externalKey(wanted)).map((order) => ({
        id: order.id,
        external_order: viewReference(
          order.external.find(
            (e) => e.platform === wanted.platform && e.id === wanted.id,
          ) as ExternalOrder,
        ),
      })),
    };
  },
  "GET /order/202406/orders/{order_id}/external_orders": ({
    platform: { state },
    path,
    query,
  }) => {
    const system = checkPlatform(query.platform);
    const order = findOrder(state, path.order_id, 21_008_111);
    return {
      external_orders: order.external
        .filter((e) => e.platform === system)
        .map(viewReference),
    };
  },
};

function checkPlatform(name: string | undefined): string {
  if (name && platforms.includes(name)) return name;
  return refuse(36_009_004, `Invalid parameter: platform ${name}`);
}

/** One reference for each system: a new one takes the place of the old. */
function addReference(
  { state, now }: Platform,
  { id, external_order: given }: Given,
): { code: number; message: string } | undefined {
  const fault = (code: number, message: string) => ({ code, message });
  const order = state.orders.get(id);
  if (!order) return fault(21_008_111, `Order ${id} is not of this shop`);
  if (!platforms.includes(given.platform))
    return fault(36_009_004, `Invalid parameter: platform ${given.platform}`);
  const strange = given.line_items.find(
    (l) => !order.lines.some((line) => line.id === l.origin_id),
  );
  if (strange)
    return fault(36_009_004, `Line ${strange.origin_id} is not of this order`);
  order.external = [
    ...order.external.filter((e) => e.platform !== given.platform),
    {
      id: given.id,
      platform: given.platform,
      lines: given.line_items.map((l) => ({ id: l.id, originId: l.origin_id })),
    },
  ];
  state.orders.touch(order, now());
  return undefined;
}

const viewReference = ({ id, platform, lines }: ExternalOrder) => ({
  id,
  platform,
  line_items: lines.map((l) => ({ id: l.id, origin_id: l.originId })),
});
