import { traitsOf } from "../../domain/merge/fields.ts";
import type { Pair } from "../../domain/merge/pair.ts";
import { looksBeyondTitle } from "../../domain/title-rule.ts";
import type { Records } from "../../world/records.ts";

type Filter = { productExternalIds: string[] };

/**
 * Learns products anew. Where something besides a title has moved in Shopify, a brand, a type or an option, so that the
 * shop's rule makes another title now, Shopify's side counts as moved: the merge has the new title written.
 * @param filter the products that are learned.
 */
export async function followingTitleRule(
  records: Records,
  filter: Filter,
  cause: { entryId: string; at: Date },
  learn: () => Promise<void>,
): Promise<void> {
  const before = await titlesByRule(records, filter);
  await learn();
  if (before.size === 0) return;
  const left = (await allPairs(records, filter)).filter(
    (pair) => before.has(pair.listingId) && !followsTitleRule(pair),
  );
  await records.saveBases(
    left.map(({ listingId, listing }) => ({
      field: "title",
      itemId: listingId,
      storefront: null,
      marketplace: listing.title,
    })),
    cause,
  );
}

/** Listings whose title is what the rule makes of more than a title. */
async function titlesByRule(
  records: Records,
  filter: Filter,
): Promise<ReadonlySet<string>> {
  if (!looksBeyondTitle(await records.titleRule())) return new Set();
  const pairs = await allPairs(records, filter);
  return new Set(
    pairs.filter(followsTitleRule).map(({ listingId }) => listingId),
  );
}

/** Whether TikTok Shop's title is what the rule in force makes of Shopify's. */
export const followsTitleRule = (pair: Pair): boolean =>
  traitsOf("title").same(pair.product.title, pair.listing.title, pair);

async function allPairs(records: Records, filter: Filter): Promise<Pair[]> {
  const all: Pair[] = [];
  for await (const pairs of records.pairs(filter)) all.push(...pairs);
  return all;
}
