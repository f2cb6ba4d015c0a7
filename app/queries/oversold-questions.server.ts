import type { PrismaClient } from "@prisma/client";
import type { Term } from "#core/domain/stock/derivation.ts";
import type { Channel } from "#core/domain/stock/stock-rule.ts";
import { whatTermOpens } from "#core/domain/stock/what-term-opens.ts";

/** A question about units of a variant that were sold and not there. */
export type OversoldQuestion = {
  id: string;
  variantId: string;
  channel: Channel;
  openedAt: Date;
};

const most = 200;

/**
 * What was asked about variants because more was sold than is there, the newest first.
 * @param numbers whose terms are shown: only those are looked up that fall below nothing.
 */
export async function readOversoldQuestions(
  prisma: PrismaClient,
  shopId: string,
  numbers: { variantId: string; terms: Term[] | null }[],
): Promise<OversoldQuestion[]> {
  const short = numbers.filter(({ terms }) =>
    terms?.some((term) => whatTermOpens(term) === "oversold"),
  );
  if (short.length === 0) return [];
  const rows = await prisma.conflict.findMany({
    where: {
      shopId,
      kind: "stock",
      field: "oversold",
      subjectKind: "variant",
      subjectId: { in: short.map(({ variantId }) => variantId) },
    },
    orderBy: [{ openedAt: "desc" }, { id: "asc" }],
    take: most,
    select: { id: true, key: true, subjectId: true, openedAt: true },
  });
  return rows.map(({ id, key, subjectId, openedAt }) => ({
    id,
    variantId: subjectId,
    channel: key.startsWith("oversold:storefront:")
      ? "storefront"
      : "marketplace",
    openedAt,
  }));
}
