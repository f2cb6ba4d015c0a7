import type { Prisma, PrismaClient } from "@prisma/client";
import { fallsBackAt } from "#core/domain/orders/falls-back-at.ts";
import type { OrderRule } from "#core/domain/orders/order-rule.ts";
import type {
  NetworkState,
  PartLeft,
  RequestLine,
} from "#core/domain/orders/order-situation.ts";
import { owedSince } from "#core/domain/orders/order-watch.ts";
import type { OrderState } from "#core/domain/orders/states.ts";
import type { Channel } from "#core/domain/stock/stock-rule.ts";
import { isErrorCode } from "#core/errors/catalog.ts";
import { readOrderRule } from "#core/store/records/order-rule.server.ts";
import { fromJson } from "#core/store/rows.server.ts";
import { describeFailure } from "../failure.server.ts";
import { readOrderTimeline } from "./order-timeline.server.ts";
import type { OrderRow } from "./orders.server.ts";
import { readCorrections, readReturnsPast } from "./returns-past.server.ts";

const orderSelect = {
  id: true,
  channel: true,
  externalId: true,
  name: true,
  state: true,
  channelState: true,
  fulfilledBy: true,
  currency: true,
  totalMinor: true,
  placedAt: true,
  cancelledAt: true,
  shipBy: true,
  cancelsAt: true,
  storefrontExternalId: true,
  storefrontName: true,
  storefrontCancelledAt: true,
  lines: {
    orderBy: { externalId: "asc" },
    select: {
      id: true,
      sku: true,
      title: true,
      quantity: true,
      unitPriceMinor: true,
      variantId: true,
    },
  },
  requests: {
    orderBy: { externalId: "asc" },
    select: {
      id: true,
      externalId: true,
      status: true,
      requestStatus: true,
      sourceUpdatedAt: true,
      cancellationRequested: true,
      lines: true,
      round: true,
      networkOrders: {
        orderBy: [{ round: "asc" }, { part: "asc" }],
        select: {
          round: true,
          reference: true,
          state: true,
          hasLeft: true,
          askedAt: true,
          lines: true,
        },
      },
      networkState: true,
      refusalCode: true,
      refusalReason: true,
      wish: true,
    },
  },
  shipments: {
    orderBy: [{ shippedAt: "asc" }, { externalId: "asc" }],
    select: {
      id: true,
      origin: true,
      carrier: true,
      trackingNumber: true,
      moreNumbers: true,
      trackingUrl: true,
      issue: true,
      status: true,
      condition: true,
      shippedAt: true,
      storefrontFulfillmentId: true,
      marketplacePackageId: true,
      fulfillmentOrderExternalId: true,
      checkedAt: true,
      shown: true,
      shownNumber: true,
      shownCarrier: true,
      lines: true,
    },
  },
} satisfies Prisma.OrderSelect;

/** One order with everything both platforms and the network know of it; null where the shop has no such order. */
export async function readOrder(
  prisma: PrismaClient,
  shopId: string,
  orderId: string,
) {
  const order = await prisma.order.findFirst({
    where: { shopId, id: orderId },
    select: orderSelect,
  });
  if (!order) return null;
  const [past, readdressed] = await Promise.all([
    readReturnsPast(prisma, shopId, order.id),
    readCorrections(prisma, shopId, order.id),
  ]);
  const returned = { ...past, readdressed };
  const timeline = await readOrderTimeline(prisma, shopId, order, returned);
  const rule = await readOrderRule(prisma, shopId);
  return {
    ...order,
    channel: order.channel as Channel,
    fulfilledBy: order.fulfilledBy as OrderRow["fulfilledBy"],
    state: order.state as OrderState,
    lines: joinLines(order.lines),
    requests: order.requests.map(
      ({ lines, sourceUpdatedAt, wish, ...request }) => ({
        ...request,
        /** When the network is asked to stop what has not left by then; null where it is not, or nothing waits for it. */
        fallsBackAt:
          rule.fallback === "ask" || wish !== null
            ? null
            : comesBackAt(order, { ...request, lines, sourceUpdatedAt }, rule),
        networkOrders: request.networkOrders.map(({ lines, ...part }) => ({
          ...part,
          units: quantityOf(lines),
        })),
        units: unitsOf(lines),
        refusal:
          request.refusalCode && isErrorCode(request.refusalCode)
            ? describeFailure(request.refusalCode, request.refusalReason)
            : null,
      }),
    ),
    shipments: order.shipments.map(({ lines, ...shipment }) => ({
      ...shipment,
      units: quantityOf(lines),
      toldToStorefront: shipment.storefrontFulfillmentId !== null,
      // A network's own TikTok order needs no telling; a Shopify order has no TikTok side.
      toldToMarketplace:
        order.channel === "marketplace"
          ? shipment.origin === "marketplace" ||
            shipment.marketplacePackageId !== null
          : null,
    })),
    timeline,
    past: {
      channel: order.channel as Channel,
      placedAt: order.placedAt,
      cancelledAt: order.cancelledAt,
      isInStore: order.storefrontExternalId !== null,
      storefrontCancelledAt: order.storefrontCancelledAt,
      steps: timeline.flatMap(({ step }) => step ?? []),
      parcels: order.shipments.map(({ id, shippedAt }) => ({ id, shippedAt })),
      ...returned,
    },
  };
}

type RequestRead = {
  requestStatus: string;
  sourceUpdatedAt: Date;
  round: number;
  lines: Prisma.JsonValue;
  networkOrders: {
    round: number;
    state: string;
    hasLeft: string;
    askedAt: Date | null;
  }[];
};

function comesBackAt(
  { shipBy }: { shipBy: Date | null },
  request: RequestRead,
  rule: OrderRule,
): Date | null {
  const since = owedSince({
    requestStatus: request.requestStatus,
    askedAt: request.sourceUpdatedAt,
    isLeft: fromJson<RequestLine[]>(request.lines).some(
      ({ remainingQuantity }) => remainingQuantity > 0,
    ),
    parts: request.networkOrders
      .filter(({ round }) => round === request.round)
      .map(({ state, hasLeft, askedAt }) => ({
        state: state as NetworkState,
        hasLeft: hasLeft as PartLeft,
        askedAt,
      })),
  });
  return since && fallsBackAt({ askedAt: since, shipBy }, rule);
}

export type OrderView = NonNullable<Awaited<ReturnType<typeof readOrder>>>;

type Line = {
  id: string;
  sku: string | null;
  title: string;
  quantity: number;
  unitPriceMinor: number;
  variantId: string | null;
};

/** TikTok Shop writes one line per unit; people read one line per thing. */
function joinLines(lines: Line[]): Line[] {
  const joined = new Map<string, Line>();
  for (const line of lines) {
    const key = `${line.variantId}|${line.sku}|${line.title}|${line.unitPriceMinor}`;
    const known = joined.get(key);
    joined.set(
      key,
      known ? { ...known, quantity: known.quantity + line.quantity } : line,
    );
  }
  return [...joined.values()];
}

const quantityOf = (lines: unknown): number =>
  (lines as { quantity?: number }[]).reduce(
    (sum, line) => sum + (line.quantity ?? 0),
    0,
  );

const unitsOf = (lines: unknown): { total: number; remaining: number } =>
  (lines as { totalQuantity: number; remainingQuantity: number }[]).reduce(
    (sum, line) => ({
      total: sum.total + line.totalQuantity,
      remaining: sum.remaining + line.remainingQuantity,
    }),
    { total: 0, remaining: 0 },
  );
