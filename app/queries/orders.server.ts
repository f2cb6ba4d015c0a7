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

/** The orders of both channels, newest first; those that run against time by what is due first, unless wished otherwise. */
export async function readOrders(
  prisma: PrismaClient,
  shopId: string,
  filter: OrderFilter,
  now: Date,
): Promise<PageOf<OrderRow>> {
  const where = whereOf(shopId, filter, now);
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
): Prisma.OrderWhereInput {
  const contains = { contains: query, mode: "insensitive" as const };
  return {
    shopId,
    AND: [tabWhere(tab, now)],
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
