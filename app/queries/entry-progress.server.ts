import type { PrismaClient } from "@prisma/client";

export type Progress = { total: number; done: number; refused: number };

const ended = new Set(["confirmed", "retired", "refused"]);
const stocking = "storefront.stock-variant";
const telling = "storefront.set-stock";
const subjectOf = (variantId: string) => `stock:storefront:${variantId}`;

/**
 * How far a confirmed choice has come: its own effects, and for each variant that Shopify has been told its stock, which
 * follows by itself. The same steps as the preview counted.
 * @returns null where the shop has no such entry, or nothing was to be done.
 */
export async function readEntryProgress(
  prisma: PrismaClient,
  shopId: string,
  entryId: string,
): Promise<Progress | null> {
  const [own, selections] = await Promise.all([
    prisma.effect.findMany({
      where: { shopId, entryId },
      orderBy: { sequence: "asc" },
      select: { kind: true, state: true, subject: true, sequence: true },
    }),
    prisma.selection.findMany({
      where: { shopId, entryId, releasedAt: null },
      select: { variantId: true },
    }),
  ]);
  const first = own[0]?.sequence;
  if (first === undefined) return null;
  const variantIds = selections.map((row) => row.variantId);
  const [tellings, told] = await Promise.all([
    prisma.effect.findMany({
      where: {
        shopId,
        kind: telling,
        subject: { in: variantIds.map(subjectOf) },
        sequence: { gt: first },
      },
      orderBy: { sequence: "asc" },
      select: { state: true, subject: true },
    }),
    prisma.publication.findMany({
      where: {
        shopId,
        channel: "storefront",
        variantId: { in: variantIds },
        published: { equals: prisma.publication.fields.desired },
      },
      select: { variantId: true },
    }),
  ]);

  const stockedAs = new Map(
    own
      .filter((effect) => effect.kind === stocking)
      .map((effect) => [effect.subject, effect.state]),
  );
  const toldAs = new Map(tellings.map((row) => [row.subject, row.state]));
  const toldNow = new Set(told.map((row) => row.variantId));
  const isOver = (variantId: string): boolean => {
    const subject = subjectOf(variantId);
    const stocked = stockedAs.get(subject);
    if (stocked === "refused" || stocked === "retired") return true;
    if (stocked !== "confirmed") return false;
    return (
      toldNow.has(variantId) ||
      ["refused", "retired"].includes(toldAs.get(subject) ?? "")
    );
  };
  const refusals = [...own.map((row) => row.state), ...toldAs.values()];
  return {
    total: own.length + variantIds.length,
    done:
      own.filter((effect) => ended.has(effect.state)).length +
      variantIds.filter(isOver).length,
    refused: refusals.filter((state) => state === "refused").length,
  };
}
