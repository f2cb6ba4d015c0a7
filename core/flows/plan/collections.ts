import type { CollectionFact } from "../../domain/facts.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { causeOf, type Planning, settle } from "./context.ts";

/** Collections moved in Shopify: they are read again, and nothing follows but that lists can be narrowed by them. */
export async function planCollections(
  planning: Planning,
  externalIds: string[],
): Promise<void> {
  const { world, shop } = planning;
  const readAt = world.clock.now();
  const facts: CollectionFact[] = [];
  const gone: string[] = [];
  // One after another: a large one takes pages of its own, and nobody waits for it.
  for (const externalId of externalIds) {
    const fact = await world.storefront.fetchCollection(shop, externalId);
    if (fact) facts.push(fact);
    else gone.push(externalId);
  }
  await settle(planning, async (records) => {
    const { entryId } = causeOf(planning);
    for (const fact of facts)
      await records.learnCollection(fact, { readAt, entryId });
    await records.forgetCollections(gone);
    return { ...emptyPlan(), notes: ["Read the store's collections again."] };
  });
}
