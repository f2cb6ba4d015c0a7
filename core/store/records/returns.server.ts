import type {
  MarketplaceReturn as MarketplaceReturnRow,
  StorefrontRefund as StorefrontRefundRow,
  StorefrontReturn as StorefrontReturnRow,
} from "@prisma/client";
import type { ReturnCause } from "../../domain/aftersale-facts.ts";
import type {
  Aftersales,
  MarketplaceReturn,
} from "../../domain/orders/order-situation.ts";
import type {
  StorefrontRefundFact,
  StorefrontRestockFact,
  StorefrontReturnFact,
} from "../../domain/storefront-aftersale-facts.ts";
import type { ReturnRecords } from "../../world/return-records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { keepReturnState } from "./past-values.server.ts";

type WithAftersales = {
  marketplaceReturns: MarketplaceReturnRow[];
  storefrontReturns: StorefrontReturnRow[];
  storefrontRefunds: StorefrontRefundRow[];
};

/** @returns the rows in the planner's words. */
export const toAftersales = (row: WithAftersales): Aftersales => ({
  marketplace: row.marketplaceReturns.map(toMarketplaceReturn),
  returns: row.storefrontReturns.map((one) => ({
    externalId: one.externalId,
    name: one.name,
    status: one.status as StorefrontReturnFact["status"],
    createdAt: one.createdAt,
    declineNote: one.declineNote,
    reference: one.reference,
    lines: fromJson<StorefrontReturnFact["lines"]>(one.lines),
    restocks: toRestocks(one.restocks),
    marketplaceReturnId: one.marketplaceReturnId,
  })),
  refunds: row.storefrontRefunds.map((one) => ({
    externalId: one.externalId,
    createdAt: one.createdAt,
    currency: one.currency,
    totalMinor: one.totalMinor,
    note: one.note,
    returnExternalId: one.returnExternalId,
    reference: one.reference,
    lines: fromJson<StorefrontRefundFact["lines"]>(one.lines),
    marketplaceReturnId: one.marketplaceReturnId,
  })),
});

const toMarketplaceReturn = (
  row: WithAftersales["marketplaceReturns"][number],
): MarketplaceReturn => ({
  externalId: row.externalId,
  kind: row.kind as MarketplaceReturn["kind"],
  status: row.status as MarketplaceReturn["status"],
  askedBy: row.askedBy as MarketplaceReturn["askedBy"],
  reason: row.reason,
  cause: row.cause as ReturnCause,
  reasonText: row.reasonText,
  question: row.question as MarketplaceReturn["question"],
  answerBy: row.answerBy,
  openedAt: row.openedAt,
  changedAt: row.sourceUpdatedAt,
  currency: row.currency,
  refundMinor: row.refundMinor,
  shippingMinor: row.shippingMinor,
  keepsGoods: row.keepsGoods,
  isQuick: row.isQuick,
  trackingNumber: row.trackingNumber,
  carrier: row.carrier,
  lineExternalIds: row.lineExternalIds,
  storefrontReturnId: row.storefrontReturnId,
  isPaidBack: row.paidBackAt !== null,
  storefrontRefundId: row.storefrontRefundId,
});

/** @param column what a return's row holds of what was put back for sale. */
export const toRestocks = (
  column: Prisma.JsonValue,
): StorefrontReturnFact["restocks"] =>
  fromJson<(Omit<StorefrontRestockFact, "at"> & { at: string })[]>(column).map(
    ({ at, ...one }) => ({ ...one, at: new Date(at) }),
  );

/** Refunds and returns of orders. */
export function returnRecords(tx: Tx, shopId: string): ReturnRecords {
  return {
    async learnMarketplaceReturn(orderId, fact) {
      const { externalId } = fact;
      const key = { shopId_externalId: { shopId, externalId } };
      const known = await tx.marketplaceReturn.findUnique({
        where: key,
        select: { id: true, status: true, sourceUpdatedAt: true },
      });
      if (known && known.sourceUpdatedAt > fact.updatedAt) return;
      const told = {
        kind: fact.kind,
        status: fact.status,
        askedBy: fact.askedBy,
        reason: fact.reason,
        cause: fact.cause,
        reasonText: fact.reasonText,
        question: fact.question,
        answerBy: fact.answerBy,
        openedAt: fact.createdAt,
        sourceUpdatedAt: fact.updatedAt,
        currency: fact.currency,
        refundMinor: fact.refundMinor,
        shippingMinor: fact.shippingMinor,
        keepsGoods: fact.keepsGoods,
        isQuick: fact.isQuick,
        trackingNumber: fact.trackingNumber,
        carrier: fact.carrier,
        lineExternalIds: fact.lines.map((line) => line.orderLineExternalId),
      };
      const { id } = await tx.marketplaceReturn.upsert({
        where: key,
        create: { shopId, orderId, externalId, ...told },
        update: told,
        select: { id: true },
      });
      await keepReturnState(
        tx,
        shopId,
        known && { ...known, changedAt: known.sourceUpdatedAt },
        { id, status: fact.status, at: fact.updatedAt },
      );
    },

    async learnStorefrontAftersales(orderId, { returns, refunds }, at) {
      for (const { externalId, lines, restocks, ...fact } of returns) {
        const told = {
          ...fact,
          lines: asJson(lines),
          restocks: asJson(restocks),
          restockedAt: latest(restocks),
        };
        const where = { shopId_externalId: { shopId, externalId } };
        const known = await tx.storefrontReturn.findUnique({
          where,
          select: { id: true, status: true },
        });
        const { id } = await tx.storefrontReturn.upsert({
          where,
          create: { shopId, orderId, externalId, ...told },
          update: told,
          select: { id: true },
        });
        await keepReturnState(
          tx,
          shopId,
          known && { ...known, changedAt: null },
          { id, status: fact.status, at },
        );
      }
      for (const { externalId, lines, ...fact } of refunds) {
        const told = { ...fact, lines: asJson(lines) };
        await tx.storefrontRefund.upsert({
          where: { shopId_externalId: { shopId, externalId } },
          create: { shopId, orderId, externalId, ...told },
          update: told,
        });
      }
    },

    async standingReturns(orderExternalIds) {
      const of = { in: orderExternalIds ?? [] };
      const rows = await tx.storefrontReturn.findMany({
        where: {
          shopId,
          status: { in: ["REQUESTED", "OPEN"] },
          ...(orderExternalIds && {
            order: { OR: [{ externalId: of }, { storefrontExternalId: of }] },
          }),
        },
        select: {
          externalId: true,
          status: true,
          order: {
            select: {
              storefrontExternalId: true,
              externalId: true,
              channel: true,
            },
          },
        },
      });
      const standing = new Map<
        string,
        Pick<StorefrontReturnFact, "externalId" | "status">[]
      >();
      for (const { order, externalId, status } of rows) {
        const id =
          order.channel === "storefront"
            ? order.externalId
            : order.storefrontExternalId;
        if (id)
          standing.set(id, [
            ...(standing.get(id) ?? []),
            { externalId, status: status as StorefrontReturnFact["status"] },
          ]);
      }
      return standing;
    },

    async placeUnits(orderId, places) {
      for (const { unitExternalId, storefrontLineId } of places)
        await tx.orderLine.updateMany({
          where: {
            shopId,
            orderId,
            externalId: unitExternalId,
            storefrontLineId: null,
          },
          data: { storefrontLineId },
        });
    },

    async noteMirrored(returnExternalId, mirrored) {
      await tx.marketplaceReturn.updateMany({
        where: { shopId, externalId: returnExternalId },
        data: mirrored,
      });
    },

    async noteReturnStatus(storefrontReturnId, status) {
      await tx.storefrontReturn.updateMany({
        where: { shopId, externalId: storefrontReturnId },
        data: { status },
      });
    },

    async noteOpenedFor(ownExternalId, returnExternalId) {
      const where = { shopId, externalId: ownExternalId };
      const data = { marketplaceReturnId: returnExternalId };
      await tx.storefrontRefund.updateMany({ where, data });
      await tx.storefrontReturn.updateMany({ where, data });
    },
  };
}

const latest = (restocks: StorefrontReturnFact["restocks"]): Date | null =>
  restocks.reduce<Date | null>(
    (last, { at }) => (last && last > at ? last : at),
    null,
  );

const asJson = (lines: object[]) => lines as unknown as Prisma.InputJsonValue;
