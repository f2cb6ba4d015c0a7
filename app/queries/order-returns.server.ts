import type { PrismaClient } from "@prisma/client";
import { ownKeys, returnKeys } from "#core/domain/returns/return-keys.ts";

/** Refunds and returns of an order on both sides, each with the question that waits for a person, where there is one. */
export async function readOrderReturns(
  prisma: PrismaClient,
  shopId: string,
  orderId: string,
) {
  const where = { shopId, orderId };
  const [asked, returns, refunds, questions] = await Promise.all([
    prisma.marketplaceReturn.findMany({
      where,
      orderBy: [{ openedAt: "asc" }, { externalId: "asc" }],
    }),
    prisma.storefrontReturn.findMany({
      where,
      orderBy: [{ createdAt: "asc" }, { externalId: "asc" }],
      select: { externalId: true, name: true, status: true, reference: true },
    }),
    prisma.storefrontRefund.findMany({
      where,
      orderBy: [{ createdAt: "asc" }, { externalId: "asc" }],
      select: {
        id: true,
        externalId: true,
        totalMinor: true,
        currency: true,
        note: true,
        createdAt: true,
        reference: true,
        marketplaceReturnId: true,
      },
    }),
    prisma.conflict.findMany({
      where: {
        shopId,
        state: "open",
        subjectKind: "order",
        subjectId: orderId,
      },
      select: { id: true, key: true },
    }),
  ]);
  const questionOf = (key: string) =>
    questions.find((one) => one.key === key)?.id ?? null;
  const booked = new Set(asked.map((one) => one.storefrontRefundId));
  return {
    asked: asked.map((one) => ({
      id: one.id,
      externalId: one.externalId,
      kind: one.kind,
      status: one.status,
      askedBy: one.askedBy,
      cause: one.cause,
      reasonText: one.reasonText,
      question: one.question,
      answerBy: one.answerBy,
      currency: one.currency,
      refundMinor: one.refundMinor,
      shippingMinor: one.shippingMinor,
      keepsGoods: one.keepsGoods,
      carrier: one.carrier,
      trackingNumber: one.trackingNumber,
      units: one.lineExternalIds.length,
      isPaidBack: one.paidBackAt !== null,
      conflictId: questionOf(returnKeys(one.externalId).asked),
      standing:
        returns.find(
          ({ externalId }) => externalId === one.storefrontReturnId,
        ) ?? null,
    })),
    own: refunds
      .filter(
        ({ externalId, reference }) =>
          reference === null && !booked.has(externalId),
      )
      .map(({ reference: _, marketplaceReturnId, ...one }) => ({
        ...one,
        isTold: marketplaceReturnId !== null,
        conflictId: questionOf(ownKeys(one.externalId).untold),
      })),
  };
}

export type OrderReturns = Awaited<ReturnType<typeof readOrderReturns>>;
