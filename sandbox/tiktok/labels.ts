import { carriers, nextTracking } from "./carriers.ts";
import { ordersOf } from "./carrying.ts";
import { refuse } from "./envelope.ts";
import {
  checkShippable,
  findPackage,
  linesToShip,
  namedLines,
  refuseFbt,
} from "./fulfilling.ts";
import { findOrder } from "./orders.ts";
import {
  type Call,
  type Handlers,
  type Platform,
  seconds,
} from "./platform.ts";
import { handToCarrier, openLines, packLines, shipLines } from "./shipping.ts";
import type { Order, Package } from "./state.ts";

/** Shipping services of TikTok's own labels; ids must not be hard-coded by anyone. */
const services = [
  {
    id: "7208502187360519174",
    name: "USPS Ground Advantage®",
    price: "5.12",
    days: [3, 5],
  },
  {
    id: "7208502187360519175",
    name: "USPS Priority Mail®",
    price: "8.45",
    days: [1, 3],
  },
] as const;

type Wish = Record<string, unknown> & {
  weight?: { value: string; unit: string };
  dimension?: { length: string; width: string; height: string; unit: string };
  shipping_service_id?: string;
};

/** Labels bought from TikTok, which also ship the package. Source: pages `get-eligible-shipping-service-202309`, `create-packages-202512`, `get-package-shipping-document-202309`. */
export const labelHandlers: Handlers = {
  "POST /fulfillment/202309/orders/{order_id}/shipping_services/query": ({
    platform,
    path,
    body,
  }) => {
    const order = labelled(platform, path.order_id);
    const wish = body as Wish;
    return {
      order_id: order.id,
      order_line_id: linesToShip(platform, order, namedLines(body)),
      ...measuresOf(wish),
      shipping_services: services.map((service, i) => ({
        ...viewService(service),
        is_default: i === 0,
      })),
    };
  },
  "POST /fulfillment/202309/packages": ({ platform, body }) => {
    const order = labelled(platform, body.order_id);
    const lineIds = linesToShip(platform, order, namedLines(body));
    const parcel = ship(platform, order, lineIds);
    return {
      order_id: order.id,
      order_line_item_ids: lineIds,
      ...viewLabel(parcel, body as Wish),
    };
  },
  "POST /fulfillment/202512/packages": ({ platform, body }) =>
    viewLabel(shipByType(platform, body), body as Wish),
  "GET /fulfillment/202309/packages/{package_id}/shipping_documents":
    getDocument,
};

function labelled(platform: Platform, id: unknown): Order {
  const order = findOrder(platform.state, id, 21_011_001);
  refuseFbt(order);
  if (order.shipping !== "TIKTOK")
    refuse(21_011_003, "The seller ships the order with a carrier of his own");
  checkShippable(order);
  return order;
}

/** 1: a whole order; 2: a part of one; 3: several orders in one package. */
function shipByType(
  platform: Platform,
  body: Record<string, unknown>,
): Package {
  switch (String(body.ship_type)) {
    case "1": {
      const order = labelled(platform, body.order_id);
      return ship(platform, order, linesToShip(platform, order, []));
    }
    case "2": {
      const named = (
        (body.order_line_item as { order_line_id: string }[] | undefined) ?? []
      ).map((l) => l.order_line_id);
      const [order] = platform.state.orders.by("line", named[0]);
      if (!order || named.length === 0)
        refuse(21_011_029, "The lines are not open lines of an order");
      return ship(
        platform,
        labelled(platform, order.id),
        linesToShip(platform, order, named),
      );
    }
    case "3":
      return shipTogether(
        platform,
        (body.order_list_ids as string[] | undefined) ?? [],
      );
    default:
      return refuse(11_001_002, `ship_type ${body.ship_type} is unknown`);
  }
}

function ship(platform: Platform, order: Order, lineIds: string[]): Package {
  const { carrier, trackingNumber } = nextTracking(platform.state.fbt);
  return shipLines(platform, order, {
    lineIds,
    carrier,
    trackingNumber,
    warehouseId: order.warehouseId,
    hasLabel: true,
    at: platform.now(),
  });
}

function shipTogether(platform: Platform, ids: string[]): Package {
  const orders = ids.map((id) => labelled(platform, id));
  if (orders.length < 2) refuse(11_001_002, "order_list_ids names one order");
  const [first] = orders;
  if (orders.some((o) => o.buyerId !== first?.buyerId))
    refuse(21_011_012, "The orders are not of one buyer");
  const { carrier, trackingNumber } = nextTracking(platform.state.fbt);
  const parcel = packLines(
    platform,
    orders,
    {
      lineIds: orders.flatMap((o) => openLines(o).map((l) => l.id)),
      carrier,
      trackingNumber,
      warehouseId: first?.warehouseId ?? "",
      hasLabel: true,
      at: platform.now(),
    },
    "COMBINED",
  );
  handToCarrier(platform, parcel, platform.now());
  return parcel;
}

const measuresOf = ({ weight, dimension }: Wish) => ({
  ...(weight && { weight }),
  ...(dimension && { dimension }),
});

function viewLabel(parcel: Package, wish: Wish) {
  const service =
    services.find((s) => s.id === wish.shipping_service_id) ?? services[0];
  return {
    package_id: parcel.id,
    shipping_service_info: viewService(service),
    ...measuresOf(wish),
    create_time: seconds(parcel.createdAt),
  };
}

function viewService({ id, name, price, days }: (typeof services)[number]) {
  const [carrier] = carriers;
  return {
    id,
    name,
    price,
    currency: "USD",
    earliest_delivery_days: days[0],
    latest_delivery_days: days[1],
    shipping_provider_id: carrier?.id ?? "",
    shipping_provider_name: carrier?.name ?? "",
  };
}

/** A label or slip as a link that lasts a day. */
function getDocument({ platform, path, query }: Call) {
  const parcel = findPackage(platform.state, path.package_id);
  const [order] = ordersOf(platform, parcel);
  if (order?.fulfillment === "BY_TIKTOK")
    refuse(21_008_043, "TikTok prints the documents of its own packages");
  if (order?.shipping !== "TIKTOK")
    refuse(21_008_017, "Documents exist for TikTok shipping only");
  if (parcel.status === "CANCELLED")
    refuse(21_023_059, "The package is cancelled");
  if (parcel.shippedAt === null)
    refuse(21_042_104, "The package is not shipped yet");
  if (parcel.collectedAt !== null)
    refuse(21_042_102, "The package is already with the carrier");
  const format = (query.document_format ?? "PDF").toLowerCase();
  return {
    doc_url: `https://open-fs-us.tiktokshop.com/wsos_v2/oec_fulfillment_doc_tts/${parcel.id}_${query.document_type}.${format}`,
    tracking_number: parcel.trackingNumber,
  };
}
