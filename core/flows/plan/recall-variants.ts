import type { StorefrontOrderFact } from "../../domain/facts.ts";
import type { Records } from "../../world/records.ts";

/**
 * Shopify's orders forget the variant of a line once it is deleted (`LineItem.variant` is null then), though the line still is
 * to be shipped, and stands for the same units as before: what a line was learned with is what it stays with.
 */
export async function recallVariants<
  Fact extends Pick<StorefrontOrderFact, "lines" | "fulfillmentOrders">,
>(records: Records, fact: Fact): Promise<Fact> {
  const forgotten = fact.lines.flatMap(({ externalId, variantExternalId }) =>
    variantExternalId ? [] : externalId,
  );
  if (forgotten.length === 0) return fact;
  const known = await records.variantsOfStorefrontLines(forgotten);
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
