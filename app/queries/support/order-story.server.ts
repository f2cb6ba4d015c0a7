import type { PrismaClient } from "@prisma/client";
import { effectTitle } from "#core/domain/effect-title.ts";
import { isEffectKind } from "#core/domain/effect-traits.ts";
import { subjectsOfOrder } from "../subjects-of.ts";
import { maskNumber } from "./masking.ts";

/** One thing that happened to an order; nothing in it names a person. */
export type StoryMoment = {
  id: string;
  at: Date;
  kind: "placed" | "heard" | "step" | "parcel" | "cancelled";
  /** Where it happened, or who sent the news. */
  place: "shopify" | "tiktok" | "network" | "sweep" | "person" | "effect";
  /** A step's own title, a letter's topic. */
  title: string | null;
  /** Of a step. */
  state: string | null;
  /** Of the catalog of failures. */
  code: string | null;
};

const most = 200;

/** What an order went through, oldest first: everything but names, addresses, numbers of parcels and platforms' words. */
export async function readOrderStory(
  prisma: PrismaClient,
  shopId: string,
  orderId: string,
) {
  const order = await prisma.order.findFirst({
    where: { shopId, id: orderId },
    select: {
      id: true,
      name: true,
      channel: true,
      state: true,
      fulfilledBy: true,
      placedAt: true,
      cancelledAt: true,
      shipBy: true,
      requests: { select: { id: true } },
      shipments: { select: { id: true, origin: true, shippedAt: true } },
    },
  });
  if (!order) return null;
  const effects = await prisma.effect.findMany({
    where: {
      shopId,
      subject: { in: subjectsOfOrder(order) },
    },
    orderBy: { sequence: "asc" },
    take: most,
    select: {
      id: true,
      kind: true,
      payload: true,
      state: true,
      plannedAt: true,
      endedAt: true,
      errorCode: true,
      entry: {
        select: { id: true, source: true, topic: true, receivedAt: true },
      },
    },
  });
  const { requests: _, shipments, ...facts } = order;
  const quiet = { title: null, state: null, code: null };
  const home = order.channel === "marketplace" ? "tiktok" : "shopify";
  const heard = new Map(effects.map(({ entry }) => [entry.id, entry]));
  const moments: StoryMoment[] = [
    { ...quiet, id: "placed", at: order.placedAt, kind: "placed", place: home },
    ...(order.cancelledAt
      ? [
          {
            ...quiet,
            id: "cancelled",
            at: order.cancelledAt,
            kind: "cancelled" as const,
            place: home,
          } satisfies StoryMoment,
        ]
      : []),
    ...[...heard.values()].map(
      (entry): StoryMoment => ({
        ...quiet,
        id: entry.id,
        at: entry.receivedAt,
        kind: "heard",
        place: placeOfSource(entry.source),
        title: entry.topic,
      }),
    ),
    ...effects.map(
      (effect): StoryMoment => ({
        id: effect.id,
        at: effect.endedAt ?? effect.plannedAt,
        kind: "step",
        place: placeOfStep(effect.kind),
        title: isEffectKind(effect.kind)
          ? effectTitle(effect.kind, effect.payload)
          : effect.kind,
        state: effect.state,
        code: effect.errorCode,
      }),
    ),
    ...shipments.flatMap(({ id, origin, shippedAt }): StoryMoment[] =>
      shippedAt
        ? [
            {
              ...quiet,
              id,
              at: shippedAt,
              kind: "parcel",
              place: origin === "merchant" ? "shopify" : "network",
            },
          ]
        : [],
    ),
  ];
  return {
    order: facts,
    moments: moments.sort((a, b) => a.at.getTime() - b.at.getTime()),
  };
}

const placeOfStep = (kind: string): StoryMoment["place"] =>
  kind.startsWith("marketplace.")
    ? "tiktok"
    : kind.startsWith("network.")
      ? "network"
      : "shopify";

const sources = ["shopify", "tiktok", "sweep", "person", "effect"] as const;
const placeOfSource = (source: string): StoryMoment["place"] =>
  sources.find((one) => one === source) ?? "effect";

/** What else staff see of an order: its lines, parcels and requests. Parcels' numbers are cut short until unmasked. */
export async function readOrderParts(
  prisma: PrismaClient,
  shopId: string,
  orderId: string,
  { isUnmasked }: { isUnmasked: boolean },
) {
  const order = await prisma.order.findFirstOrThrow({
    where: { shopId, id: orderId },
    select: {
      externalId: true,
      storefrontExternalId: true,
      storefrontName: true,
      channelState: true,
      currency: true,
      totalMinor: true,
      lines: {
        orderBy: { externalId: "asc" },
        take: 100,
        select: { id: true, sku: true, title: true, quantity: true },
      },
      shipments: {
        orderBy: { externalId: "asc" },
        select: {
          id: true,
          origin: true,
          carrier: true,
          trackingNumber: true,
          status: true,
          condition: true,
          shippedAt: true,
          issue: true,
        },
      },
      requests: {
        orderBy: { externalId: "asc" },
        select: {
          id: true,
          requestStatus: true,
          networkState: true,
          refusalCode: true,
        },
      },
    },
  });
  return {
    ...order,
    shipments: order.shipments.map(({ trackingNumber, issue, ...parcel }) => ({
      ...parcel,
      trackingNumber:
        trackingNumber && !isUnmasked
          ? maskNumber(trackingNumber)
          : trackingNumber,
      issue: isUnmasked ? issue : issue && "•••",
    })),
  };
}

export type OrderStory = NonNullable<
  Awaited<ReturnType<typeof readOrderStory>>
>;
export type OrderParts = Awaited<ReturnType<typeof readOrderParts>>;
