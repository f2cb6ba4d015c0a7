import type { Prisma, PrismaClient } from "@prisma/client";
import type { OrderState } from "#core/domain/orders/states.ts";
import { orderAtRisk, orderInFlight } from "./needs.server.ts";
import { type PageOf, pagesOf } from "./page.ts";

export const orderTabs = [
  "all",
  "in_flight",
  "at_risk",
  "shipped",
  "delivered",
  "cancelled",
] as const;
export type OrderTab = (typeof orderTabs)[number];
export type Channel = "storefront" | "marketplace";

export type OrderFilter = {
  tab: OrderTab;
  channel: Channel | null;
  query: string;
  /** Only those with this variant among their lines; `inKits`: also as a part of a kit. */
  variant?: { id: string; inKits: boolean } | null;
  /** Orders in flight or at risk are put by their clock, unless by when they were placed. */
  sort: "clock" | "placed";
  page: number;
};

export type OrderRow = {
  id: string;
  channel: Channel;
  name: string;
  storefrontName: string | null;
  state: OrderState;

  fulfilledBy: "merchant" | "network" | "mixed";
  placedAt: Date;
  shipBy: Date | null;
  cancelsAt: Date | null;
  units: number;
  /** A parcel or a request went wrong. */
  troubled: boolean;
  tracking: { number: string; told: boolean }[];
};

const pageSize = 50;
/** Tabs whose orders all wait to be sent. */
const runsOut: OrderTab[] = ["in_flight", "at_risk"];

/** Which lines sell a variant: by itself, or also in kits of ours and bundles of TikTok Shop's. */
async function linesOf(
  prisma: PrismaClient,
  shopId: string,
  { id, inKits }: NonNullable<OrderFilter["variant"]>,
): Promise<Prisma.OrderLineWhereInput> {
  if (!inKits) return { variantId: id };
  const [kits, bundles] = await Promise.all([
    prisma.kitPart.findMany({
      where: { shopId, partVariantId: id },
      select: { kitVariantId: true },
    }),
    prisma.$queryRaw<{ externalId: string }[]>`
      SELECT bundle.external_id AS "externalId"
      FROM sku_link AS link JOIN listing_sku AS single ON single.id = link.listing_sku_id
      JOIN listing_sku AS bundle ON bundle.shop_id = single.shop_id AND bundle.parts @>
        jsonb_build_array(jsonb_build_object('skuExternalId', single.external_id))
      WHERE link.shop_id = ${shopId}::uuid AND link.variant_id = ${id}::uuid`,
  ]);
  return {
    OR: [
      { variantId: { in: [id, ...kits.map((kit) => kit.kitVariantId)] } },
      { itemExternalId: { in: bundles.map(({ externalId }) => externalId) } },
    ],
  };
}

/** The orders of both channels, newest first; those that run against time by what is due first, unless wished otherwise. */
export async function readOrders(
  prisma: PrismaClient,
  shopId: string,
  filter: OrderFilter,
  now: Date,
): Promise<PageOf<OrderRow>> {
  const lines = filter.variant
    ? await linesOf(prisma, shopId, filter.variant)
    : null;
  const where = whereOf(shopId, filter, now, lines);
  const total = await prisma.order.count({ where });
  const page = Math.min(filter.page, pagesOf(total, pageSize));
  const rows = await prisma.order.findMany({
    where,
    // Where time runs out the nearest end comes first.
    orderBy: [
      ...(filter.sort === "clock" && runsOut.includes(filter.tab)
        ? [
            { shipBy: { sort: "asc" as const, nulls: "last" as const } },
            { cancelsAt: { sort: "asc" as const, nulls: "last" as const } },
          ]
        : []),
      { placedAt: "desc" },
      { id: "asc" },
    ],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: {
      id: true,
      channel: true,
      name: true,
      storefrontName: true,
      state: true,
      fulfilledBy: true,
      placedAt: true,
      shipBy: true,
      cancelsAt: true,
      lines: { select: { quantity: true } },
      requests: { select: { networkState: true } },
      shipments: {
        select: {
          trackingNumber: true,
          condition: true,
          storefrontFulfillmentId: true,
        },
      },
    },
  });
  return {
    rows: rows.map(({ lines, requests, shipments, ...order }) => ({
      ...order,
      channel: order.channel as Channel,
      state: order.state as OrderState,

      fulfilledBy: order.fulfilledBy as OrderRow["fulfilledBy"],
      units: lines.reduce((sum, line) => sum + line.quantity, 0),
      troubled:
        requests.some((request) => request.networkState === "refused") ||
        shipments.some((shipment) => shipment.condition === "failed"),
      tracking: shipments.flatMap((shipment) =>
        shipment.trackingNumber
          ? [
              {
                number: shipment.trackingNumber,
                told: shipment.storefrontFulfillmentId !== null,
              },
            ]
          : [],
      ),
    })),
    page,
    pages: pagesOf(total, pageSize),
    total,
  };
}

function tabWhere(tab: OrderTab, now: Date): Prisma.OrderWhereInput {
  switch (tab) {
    case "all":
      return {};
    case "in_flight":
      return orderInFlight;
    case "at_risk":
      return orderAtRisk(now);
    default:
      return { state: tab };
  }
}

function whereOf(
  shopId: string,
  { tab, channel, query }: OrderFilter,
  now: Date,
  lines: Prisma.OrderLineWhereInput | null,
): Prisma.OrderWhereInput {
  const contains = { contains: query, mode: "insensitive" as const };
  return {
    shopId,
    AND: [tabWhere(tab, now), lines ? { lines: { some: lines } } : {}],
    ...(channel ? { channel } : {}),
    ...(query
      ? {
          OR: [
            { name: contains },
            { storefrontName: contains },
            { externalId: contains },
            { lines: { some: { sku: contains } } },
            { shipments: { some: { trackingNumber: contains } } },
          ],
        }
      : {}),
  };
}
