import type { PrismaClient } from "@prisma/client";
import { effectTraits, isEffectKind } from "#core/domain/effect-traits.ts";
import type { EffectKind } from "#core/domain/effects.ts";
import type {
  OrderPast,
  OrderStep,
  ReturnPast,
} from "#core/domain/orders/order-at.ts";
import { catalog, isErrorCode } from "#core/errors/catalog.ts";
import { type CausingEntry, lettersHeard } from "./order-letters.ts";
import { subjectsOfOrder } from "./subjects-of.ts";
import { whoIs } from "./who-is.ts";

export type Place =
  | "Shopify"
  | "TikTok Shop"
  | "Fulfilled by TikTok"
  | "Quayside";

/** One thing that happened to an order, wherever it happened. */
export type Moment = {
  id: string;
  at: Date;
  where: Place;
  what: string;
  result: string | null;
  tone: "done" | "waiting" | "trouble" | "heard";
  /** An effect that was refused and can be tried again. */
  retry: string | null;
  /** The effect that it was. */
  step?: OrderStep;
};

export type TimelineOrder = {
  id: string;
  channel: string;
  name: string;
  placedAt: Date;
  cancelledAt: Date | null;
  requests: { id: string }[];
  shipments: {
    id: string;
    origin: string;
    carrier: string | null;
    trackingNumber: string | null;
    issue: string | null;
    shippedAt: Date | null;
  }[];
};

/** One story across all systems: what was heard, what was done, which parcels left. Newest last. */
export async function readOrderTimeline(
  prisma: PrismaClient,
  shopId: string,
  order: TimelineOrder,
  { returns, readdressed }: Pick<OrderPast, "returns" | "readdressed">,
): Promise<Moment[]> {
  const [{ causes, effects }, decisions, deletions] = await Promise.all([
    readEffects(prisma, shopId, order),
    readDecisions(prisma, shopId, order),
    readDeletions(prisma, shopId, order),
  ]);
  return [
    ...milestones(order),
    ...returns.flatMap(milestonesOf),
    ...readdressed.map(correction),
    ...lettersHeard(causes),
    ...decisions,
    ...deletions,
    ...effects,
  ].sort(
    (a, b) =>
      a.at.getTime() - b.at.getTime() || weight[a.tone] - weight[b.tone],
  );
}

/** Why lines of the order have no variant in Shopify. */
async function readDeletions(
  prisma: PrismaClient,
  shopId: string,
  order: TimelineOrder,
): Promise<Moment[]> {
  const variants = await prisma.variant.findMany({
    where: {
      shopId,
      deletedAt: { not: null },
      orderLines: { some: { orderId: order.id } },
    },
    select: {
      id: true,
      title: true,
      sku: true,
      deletedAt: true,
      product: { select: { title: true } },
    },
  });
  return variants.map(({ id, title, sku, deletedAt, product }) => ({
    id: `deleted:${id}`,
    at: deletedAt && deletedAt > order.placedAt ? deletedAt : order.placedAt,
    where: "Shopify",
    what: "A variant was deleted",
    result: `${sku ?? `${product.title} · ${title}`} was deleted in Shopify, so its line there has no variant. It is shipped and refunded as ever; units that come back go on no shelf in Shopify.`,
    tone: "heard",
    retry: null,
  }));
}

/** What people did to the order by hand. */
async function readDecisions(
  prisma: PrismaClient,
  shopId: string,
  order: TimelineOrder,
): Promise<Moment[]> {
  const lines = await prisma.auditLine.findMany({
    where: {
      shopId,
      subject: `order:${order.id}`,
      effectId: null,
      at: { gte: order.placedAt },
    },
    orderBy: { id: "asc" },
    take: 100,
    select: { id: true, at: true, action: true, actor: true },
  });
  return lines.map(({ id, at, action, actor }) => ({
    id: `decision:${id}`,
    at,
    where: "Quayside",
    what: action,
    result: whoIs(actor),
    tone: "heard",
    retry: null,
  }));
}

// Of two moments in the same millisecond, hearing comes before doing.
const weight = { heard: 0, done: 1, waiting: 2, trouble: 3 };

const channelPlace = (channel: string): Place =>
  channel === "marketplace" ? "TikTok Shop" : "Shopify";

function milestones(order: TimelineOrder): Moment[] {
  const where = channelPlace(order.channel);
  const base = { where, result: null, retry: null };
  const placed: Moment = {
    ...base,
    id: "placed",
    at: order.placedAt,
    what: `Order ${order.name} was placed`,
    tone: "done",
  };
  const cancelled: Moment[] = order.cancelledAt
    ? [
        {
          ...base,
          id: "cancelled",
          at: order.cancelledAt,
          what: "The order was cancelled",
          tone: "trouble",
        },
      ]
    : [];
  const parcels = order.shipments.flatMap((shipment): Moment[] =>
    shipment.shippedAt
      ? [
          {
            ...base,
            id: shipment.id,
            at: shipment.shippedAt,
            where:
              shipment.origin === "merchant"
                ? "Shopify"
                : "Fulfilled by TikTok",
            what: "A parcel left",
            result:
              shipment.issue ??
              [shipment.carrier, shipment.trackingNumber]
                .filter(Boolean)
                .join(" "),
            tone: shipment.issue ? "trouble" : "done",
          },
        ]
      : [],
  );
  return [placed, ...parcels, ...cancelled];
}

/** When a return came, and when it moved on. */
function milestonesOf({ id, side, openedAt, past }: ReturnPast): Moment[] {
  const base = {
    where: channelPlace(side),
    result: null,
    tone: "done" as const,
    retry: null,
  };
  return [
    { ...base, id: `return:${id}`, at: openedAt, what: "A return came" },
    ...past
      .filter(({ value }) => value !== null)
      .map(({ until }, index) => ({
        ...base,
        id: `return:${id}:${index}`,
        at: until,
        what: "A return moved on",
      })),
  ];
}

/** Shopify's address was corrected, there or by us. */
const correction = (at: Date): Moment => ({
  id: `address:${at.toISOString()}`,
  at,
  where: "Shopify",
  what: "The address was corrected",
  result: null,
  tone: "heard",
  retry: null,
});

async function readEffects(
  prisma: PrismaClient,
  shopId: string,
  order: TimelineOrder,
): Promise<{ causes: CausingEntry[]; effects: Moment[] }> {
  const rows = await prisma.effect.findMany({
    where: { shopId, subject: { in: subjectsOfOrder(order) } },
    orderBy: { sequence: "asc" },
    take: 200,
    select: {
      id: true,
      kind: true,
      state: true,
      plannedAt: true,
      sentAt: true,
      endedAt: true,
      errorCode: true,
      errorSaid: true,
      entry: {
        select: {
          id: true,
          source: true,
          topic: true,
          receivedAt: true,
          repeats: true,
        },
      },
    },
  });
  const effects = rows.map((row) => ({
    id: row.id,
    at: row.endedAt ?? row.plannedAt,
    where: isEffectKind(row.kind) ? placeOf(row.kind) : "Shopify",
    what: isEffectKind(row.kind) ? effectTraits[row.kind].title : row.kind,
    result: resultOf(row),
    tone: toneOf[row.state] ?? "waiting",
    retry: row.state === "refused" ? row.id : null,
    step: {
      id: row.id,
      kind: row.kind,
      title: isEffectKind(row.kind) ? effectTraits[row.kind].title : row.kind,
      state: row.state,
      plannedAt: row.plannedAt,
      sentAt: row.sentAt,
      endedAt: row.endedAt,
    },
  }));
  return { causes: rows.map((row) => row.entry), effects };
}

const placeOf = (kind: EffectKind): Place =>
  kind.startsWith("marketplace.")
    ? "TikTok Shop"
    : kind.startsWith("network.")
      ? "Fulfilled by TikTok"
      : "Shopify";

const toneOf: Record<string, Moment["tone"]> = {
  planned: "waiting",
  sent: "waiting",
  unknown: "waiting",
  confirmed: "done",
  retired: "done",
  refused: "trouble",
};

function resultOf(effect: {
  state: string;
  errorCode: string | null;
  errorSaid: string | null;
}): string {
  const failure =
    effect.errorCode && isErrorCode(effect.errorCode)
      ? catalog[effect.errorCode]
      : null;
  const said = effect.errorSaid ? ` “${effect.errorSaid}”` : "";
  switch (effect.state) {
    case "confirmed":
      return "Done";
    case "retired":
      return `Not needed any more.${said}`;
    case "refused":
      return `${failure?.title ?? "Refused"}.${said} ${failure?.fix ?? ""}`;
    case "unknown":
      return "Looking up whether it took hold";
    default:
      return failure ? `Tries again: ${failure.title}.` : "Under way";
  }
}
