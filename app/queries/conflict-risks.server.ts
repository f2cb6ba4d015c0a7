import type { Prisma, PrismaClient } from "@prisma/client";
import { joinRisks, noRisk, type Risk } from "#core/domain/conflicts/risk.ts";

/** What of a question says what hangs on it. */
type Asked = {
  id: string;
  kind: string;
  field: string | null;
  subjectKind: string;
  subjectId: string;
  storefront: string | null;
  marketplace: string | null;
};

/** Until an order has left, it can still be lost. */
const openStates = ["waiting", "to_ship", "partly_shipped"];

const orderSelect = {
  id: true,
  shopId: true,
  totalMinor: true,
  shipBy: true,
  state: true,
  currency: true,
  marketplaceReturns: {
    where: { question: { not: null } },
    orderBy: { answerBy: "asc" },
    select: { answerBy: true, refundMinor: true },
  },
} satisfies Prisma.OrderSelect;
type OrderRow = {
  totalMinor: number;
  shipBy: Date | null;
  state: string;
  currency: string;
};
type WithReturns = OrderRow & {
  marketplaceReturns: { answerBy: Date | null; refundMinor: number | null }[];
};

/** What a buyer asks back hangs on the answer, until the marketplace decides by itself. */
const riskOfReturns = (
  shopCurrency: string,
  { currency, marketplaceReturns }: WithReturns,
): Risk =>
  joinRisks(
    marketplaceReturns.map(({ answerBy, refundMinor }) => ({
      moneyMinor: currency === shopCurrency ? (refundMinor ?? 0) : 0,
      deadline: answerBy,
    })),
  );

/** Rows of one shop say nothing about another's. */
const keyOf = ({ shopId, id }: { shopId: string; id: string }) =>
  `${shopId} ${id}`;

/** The whole order hangs on it; what has left has no deadline any more. Sums of another currency are not added up. */
const riskIn =
  (shopCurrency: string) =>
  ({ totalMinor, shipBy, state, currency }: OrderRow): Risk => ({
    moneyMinor: currency === shopCurrency ? totalMinor : 0,
    deadline: openStates.includes(state) ? shipBy : null,
  });

const idsOf = (rows: Asked[], subjectKind: string) =>
  rows.flatMap((row) => (row.subjectKind === subjectKind ? row.subjectId : []));

/**
 * What hangs on each question, in five queries however many there are: the orders that wait for it, or what the units sold
 * beyond stock cost.
 * @param currencies of the shops that the questions are of.
 */
export async function readRisksAcross(
  prisma: PrismaClient,
  currencies: ReadonlyMap<string, string>,
  asked: (Asked & { shopId: string })[],
): Promise<Map<string, Risk>> {
  const shopId = { in: [...currencies.keys()] };
  const [effects, skus, variants] = await Promise.all([
    prisma.effect.findMany({
      where: { shopId, id: { in: idsOf(asked, "effect") } },
      select: { id: true, shopId: true, payload: true },
    }),
    prisma.listingSku.findMany({
      where: { shopId, id: { in: idsOf(asked, "listing_sku") } },
      select: { id: true, shopId: true, externalId: true },
    }),
    prisma.variant.findMany({
      where: { shopId, id: { in: idsOf(asked, "variant") } },
      select: { id: true, shopId: true, priceMinor: true },
    }),
  ]);
  const orderOfEffect = await ordersOfEffects(prisma, shopId, effects);
  const orders = await prisma.order.findMany({
    where: {
      shopId,
      id: { in: [...idsOf(asked, "order"), ...orderOfEffect.values()] },
    },
    select: orderSelect,
  });
  const waiting = await prisma.order.findMany({
    where: {
      shopId,
      storefrontExternalId: null,
      state: { in: openStates },
      lines: {
        some: {
          variantId: null,
          itemExternalId: { in: skus.map((sku) => sku.externalId) },
        },
      },
    },
    select: { ...orderSelect, lines: { select: { itemExternalId: true } } },
  });

  const riskOf = (order: OrderRow & { shopId: string }) =>
    riskIn(currencies.get(order.shopId) ?? "")(order);
  const orderById = new Map(orders.map((order) => [keyOf(order), order]));
  const skuById = new Map(skus.map((sku) => [keyOf(sku), sku.externalId]));
  const priceById = new Map(
    variants.map((row) => [keyOf(row), row.priceMinor]),
  );
  const ofOrder = (shop: string, orderId: string | undefined): Risk => {
    const order =
      orderId && orderById.get(keyOf({ shopId: shop, id: orderId }));
    return order ? riskOf(order) : noRisk;
  };
  const ofOne = (row: Asked & { shopId: string }): Risk => {
    const subject = keyOf({ shopId: row.shopId, id: row.subjectId });
    if (row.field === "return-request") {
      const order = orderById.get(subject);
      return order
        ? riskOfReturns(currencies.get(row.shopId) ?? "", order)
        : noRisk;
    }
    if (row.subjectKind === "order") return ofOrder(row.shopId, row.subjectId);
    if (row.subjectKind === "effect")
      return ofOrder(row.shopId, orderOfEffect.get(subject));
    if (row.subjectKind === "listing_sku") {
      const externalId = skuById.get(subject);
      return joinRisks(
        waiting
          .filter(
            (order) =>
              order.shopId === row.shopId &&
              order.lines.some((line) => line.itemExternalId === externalId),
          )
          .map(riskOf),
      );
    }
    if (row.field === "oversold") {
      const units = Number(row.storefront ?? row.marketplace ?? 0);
      return {
        moneyMinor: units * (priceById.get(subject) ?? 0),
        deadline: null,
      };
    }
    return noRisk;
  };
  return new Map(asked.map((row) => [row.id, ofOne(row)]));
}

/** Which order a step belongs to, for those that belong to one, by shop and step. */
async function ordersOfEffects(
  prisma: PrismaClient,
  shopId: { in: string[] },
  effects: { id: string; shopId: string; payload: unknown }[],
): Promise<Map<string, string>> {
  const named = effects.map((effect) => {
    const { payload } = effect;
    const { orderId, requestId, shipmentId } = (payload ?? {}) as {
      orderId?: string;
      requestId?: string;
      shipmentId?: string;
    };
    const part = requestId ?? shipmentId;
    return { key: keyOf(effect), orderId, part };
  });
  const parts = named.flatMap(({ part }) => part ?? []);
  const where = { shopId, id: { in: parts } };
  const select = { id: true, orderId: true } as const;
  const owners =
    parts.length === 0
      ? []
      : (
          await Promise.all([
            prisma.fulfillmentRequest.findMany({ where, select }),
            prisma.shipment.findMany({ where, select }),
          ])
        ).flat();
  const ownerOf = new Map(owners.map((row) => [row.id, row.orderId]));
  return new Map(
    named.flatMap(({ key, orderId, part }) => {
      const owner = orderId ?? (part && ownerOf.get(part));
      return owner ? [[key, owner] as const] : [];
    }),
  );
}
