import type { PrismaClient } from "@prisma/client";
import {
  type DemandEventKind,
  demandEventKinds,
} from "#core/domain/demand/demand-event.ts";
import { dayAfter, dayOf } from "#core/kit/days.ts";
import {
  type EventVerdict,
  eventVerdicts,
} from "#core/world/demand-records.ts";
import {
  readShopForecasting,
  type ShopForecasting,
} from "./demand-forecast.server.ts";
import { variantName } from "./subject-names.server.ts";

const shownDays = 365;
const mostShown = 200;
const mostChoices = 250;

export type ShownEvent = {
  id: string;
  kind: DemandEventKind;
  startsOn: string;
  /** Null where it still lasts. */
  endsOn: string | null;
  lift: number | null;
  name: string | null;
  isDetected: boolean;
  verdict: Exclude<EventVerdict, "removed"> | null;
  /** Of what is planned it is not known yet what it sells; forecasts reckon with it. */
  standing: "planned" | "now" | "over";
  /** What it is about; nothing said is the whole shop. */
  subject: {
    variantId: string | null;
    productId: string | null;
    collection: string | null;
    label: string | null;
  };
};

export type ShownEstimate = {
  variantId: string;
  name: string;
  sku: string | null;
  perDay: number;
};

export type DemandEvents = {
  today: string;
  /** What lies ahead first, then the latest. */
  events: ShownEvent[];
  estimates: ShownEstimate[];
  /** The shop's product types, to choose from. */
  collections: string[];
  /** None where there are too many to choose from in a list. */
  products: { id: string; title: string }[];
  forecasting: ShopForecasting | null;
};

/** The events of the last year and ahead, estimates of new goods, and what an event can be about. */
export async function readDemandEvents(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
): Promise<DemandEvents> {
  const { timeZone } = await prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { timeZone: true },
  });
  const today = dayOf(now, timeZone);
  const [rows, estimates, products, types, forecasting] = await Promise.all([
    prisma.demandEvent.findMany({
      where: {
        shopId,
        OR: [
          { endsOn: null },
          { endsOn: { gte: dayAfter(today, -shownDays) } },
        ],
        AND: { OR: [{ verdict: null }, { verdict: { not: "removed" } }] },
      },
      // A sale of the whole shop is seen as many discounts: they push out neither what people told nor bursts.
      orderBy: [
        { source: "desc" },
        { kind: "asc" },
        { startsOn: "desc" },
        { id: "asc" },
      ],
      take: mostShown,
    }),
    prisma.demandEstimate.findMany({
      where: { shopId, perDay: { gt: 0 } },
      orderBy: { changedAt: "desc" },
      take: mostShown,
    }),
    prisma.product.findMany({
      where: { shopId, deletedAt: null },
      select: { id: true, title: true },
      orderBy: { title: "asc" },
      take: mostChoices + 1,
    }),
    prisma.product.findMany({
      where: { shopId, deletedAt: null, productType: { not: "" } },
      select: { productType: true },
      distinct: ["productType"],
      orderBy: { productType: "asc" },
    }),
    readShopForecasting(prisma, shopId),
  ]);
  const names = await namesOf(prisma, shopId, [
    ...rows.flatMap(({ variantId }) => variantId ?? []),
    ...estimates.map(({ variantId }) => variantId),
  ]);
  const named = await prisma.product.findMany({
    where: {
      shopId,
      id: { in: rows.flatMap(({ productId }) => productId ?? []) },
    },
    select: { id: true, title: true },
  });
  const titles = new Map(named.map(({ id, title }) => [id, title]));
  return {
    today,
    events: rows
      .flatMap((row): ShownEvent[] => {
        const kind = demandEventKinds.find((one) => one === row.kind);
        if (!kind) return [];
        const { id, startsOn, endsOn, lift, name, variantId, productId } = row;
        const verdict = eventVerdicts.find((one) => one === row.verdict);
        return [
          {
            id,
            kind,
            startsOn,
            endsOn,
            lift,
            name,
            isDetected: row.source === "detected",
            verdict: verdict === "removed" ? null : (verdict ?? null),
            standing:
              startsOn > today
                ? "planned"
                : (endsOn ?? today) >= today
                  ? "now"
                  : "over",
            subject: {
              variantId,
              productId,
              collection: row.collection,
              label: variantId
                ? (names.get(variantId)?.name ?? null)
                : productId
                  ? (titles.get(productId) ?? null)
                  : row.collection,
            },
          },
        ];
      })
      .sort(
        (one, other) =>
          Number(one.standing === "over") - Number(other.standing === "over") ||
          other.startsOn.localeCompare(one.startsOn),
      ),
    estimates: estimates.flatMap(({ variantId, perDay }) => {
      const known = names.get(variantId);
      return known ? [{ variantId, perDay, ...known }] : [];
    }),
    collections: types.map(({ productType }) => productType),
    products: products.length > mostChoices ? [] : products,
    forecasting,
  };
}

async function namesOf(
  prisma: PrismaClient,
  shopId: string,
  variantIds: string[],
): Promise<Map<string, { name: string; sku: string | null }>> {
  const variants = await prisma.variant.findMany({
    where: { shopId, id: { in: variantIds } },
    select: {
      id: true,
      title: true,
      sku: true,
      product: { select: { title: true } },
    },
  });
  return new Map(
    variants.map(({ id, title, sku, product }) => [
      id,
      { name: variantName(product.title, title), sku },
    ]),
  );
}
