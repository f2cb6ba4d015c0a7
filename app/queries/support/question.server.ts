import type { PrismaClient } from "@prisma/client";
import { causeTitle } from "#core/domain/conflicts/cause.ts";
import { noRisk } from "#core/domain/conflicts/risk.ts";
import type { LinkCandidate } from "#core/domain/plan.ts";
import { suggestionFor } from "../conflict-groups.server.ts";
import { readRisksAcross } from "../conflict-risks.server.ts";
import { whoIs } from "../who-is.ts";
import { readLastWriters } from "./last-writers.server.ts";
import { maskReason, maskSaid, maskText } from "./masking.ts";

export const sides = ["base", "storefront", "marketplace", "network"] as const;

/** Columns of these hold what a platform said of somebody's order. */
const quotesPlatforms = (subjectKind: string) =>
  subjectKind === "effect" || subjectKind === "entry";

/**
 * One question with its four columns, who wrote each last, and what hangs on it. @param isUnmasked shows what platforms said.
 */
export async function readQuestion(
  prisma: PrismaClient,
  conflictId: string,
  { isUnmasked }: { isUnmasked: boolean },
) {
  const row = await prisma.conflict.findUniqueOrThrow({
    where: { id: conflictId },
  });
  const { shopId } = row;
  const shop = await prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { id: true, name: true, domain: true, currency: true },
  });
  const [writers, risks, orderId] = await Promise.all([
    readLastWriters(prisma, row),
    readRisksAcross(prisma, new Map([[shopId, shop.currency]]), [row]),
    orderOf(prisma, row),
  ]);
  const hides = !isUnmasked && quotesPlatforms(row.subjectKind);
  return {
    id: row.id,
    shop,
    kind: row.kind,
    field: row.field,
    cause: row.cause,
    causeTitle: causeTitle(row.cause) ?? row.subject,
    subject: row.subject,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    orderId,
    reason: isUnmasked ? row.reason : maskReason(row.reason),
    columns: sides.map((side) => ({
      side,
      value: hides ? maskSaid(row[side]) : row[side],
      writer: writers[side],
    })),
    candidates: row.candidates as unknown as LinkCandidate[],
    version: row.version,
    state: row.state,
    openedAt: row.openedAt,
    assignee: row.assignee,
    snoozedUntil: row.snoozedUntil,
    note: row.note && (isUnmasked ? row.note : maskText(row.note)),
    risk: risks.get(row.id) ?? noRisk,
    suggestion: row.state === "open" ? suggestionFor(row, {}) : null,
    settled:
      row.state === "open"
        ? null
        : {
            who: row.settledBy && whoIs(row.settledBy),
            at: row.settledAt,
            reason: row.settleReason,
            choice: (row.choice as { kind?: string } | null)?.kind ?? null,
          },
  };
}

/** The order that a question is about, by itself or by its step. */
async function orderOf(
  prisma: PrismaClient,
  asked: { shopId: string; subjectKind: string; subjectId: string },
): Promise<string | null> {
  if (asked.subjectKind === "order") return asked.subjectId;
  if (asked.subjectKind !== "effect") return null;
  const { shopId } = asked;
  const effect = await prisma.effect.findFirst({
    where: { shopId, id: asked.subjectId },
    select: { subject: true },
  });
  return effect ? orderOfSubject(prisma, shopId, effect.subject) : null;
}

/** The order behind `order:…`, `request:…` or `shipment:…`; null behind any other subject. */
export async function orderOfSubject(
  prisma: PrismaClient,
  shopId: string,
  subject: string,
): Promise<string | null> {
  const [sort, id = ""] = subject.split(":");
  const where = { shopId, id };
  const select = { orderId: true } as const;
  if (sort === "order") return id;
  if (sort === "request")
    return (
      (await prisma.fulfillmentRequest.findFirst({ where, select }))?.orderId ??
      null
    );
  if (sort === "shipment")
    return (
      (await prisma.shipment.findFirst({ where, select }))?.orderId ?? null
    );
  return null;
}

export type Question = Awaited<ReturnType<typeof readQuestion>>;
