import type { StorefrontOrderFact } from "../../domain/facts.ts";
import { variantsOfLines } from "../../domain/orders/variants-of-lines.ts";
import type { Records } from "../../world/records.ts";

type Read = Pick<
  StorefrontOrderFact,
  "externalId" | "sourceIdentifier" | "lines" | "fulfillmentOrders"
>;

/**
 * Shopify's orders forget the variant of a line once it is deleted (`LineItem.variant` is null then), though the line still is
 * to be shipped, and stands for the same units as before: what a line was learned with is what it stays with. A line of a
 * TikTok order that is read for the first time after that is known by the unit that it names, or the SKU that it keeps.
 */
export async function recallVariants<Fact extends Read>(
  records: Records,
  fact: Fact,
): Promise<Fact> {
  const forgotten = fact.lines.flatMap(({ externalId, variantExternalId }) =>
    variantExternalId ? [] : externalId,
  );
  if (forgotten.length === 0) return fact;
  const known = new Map([
    ...(await knownByUnits(records, fact)),
    ...(await records.variantsOfStorefrontLines(forgotten)),
  ]);
  return {
    ...fact,
    lines: fact.lines.map((line) => ({
      ...line,
      variantExternalId:
        line.variantExternalId ?? known.get(line.externalId) ?? null,
    })),
    fulfillmentOrders: fact.fulfillmentOrders.map((order) => ({
      ...order,
      lines: order.lines.map((line) => ({
        ...line,
        variantExternalId:
          line.variantExternalId ?? known.get(line.orderLineExternalId) ?? null,
      })),
    })),
  };
}

/** Shopify's ids of variants, by the lines' ids. */
async function knownByUnits(
  records: Records,
  { externalId, sourceIdentifier, lines }: Read,
): Promise<Map<string, string>> {
  const standing = await records.orderOfStorefront(
    externalId,
    sourceIdentifier,
  );
  const known = standing ? await records.orderSituation(standing) : null;
  if (known?.order.channel !== "marketplace") return new Map();
  const variantIds = known.lines.flatMap(({ variantId }) => variantId ?? []);
  const names = await records.namesInStorefront(variantIds);
  const shown = await records.variantsByExternalId(
    lines.flatMap(({ variantExternalId }) => variantExternalId ?? []),
  );
  const found = variantsOfLines(
    known.lines,
    lines.map(({ variantExternalId, ...line }) => ({
      ...line,
      // One that is shown and that we do not know is another variant all the same.
      variantId:
        variantExternalId &&
        (shown.get(variantExternalId) ?? variantExternalId),
    })),
    names,
  );
  return new Map(
    [...found].flatMap(([line, variantId]) => {
      const name = names.get(variantId);
      return name ? [[line, name.externalId] as const] : [];
    }),
  );
}
