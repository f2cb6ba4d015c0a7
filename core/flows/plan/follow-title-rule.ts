import { traitsOf } from "../../domain/merge/fields.ts";
import type { Pair } from "../../domain/merge/pair.ts";
import { looksBeyondTitle } from "../../domain/title-rule.ts";
import type { Records } from "../../world/records.ts";

type Filter = { productExternalIds: string[] };

/** Listings of these products whose title is what the shop's rule makes of a brand, a type or an option, too. */
export async function titlesByRule(
  records: Records,
  filter: Filter,
): Promise<ReadonlySet<string>> {
  if (!looksBeyondTitle(await records.titleRule())) return new Set();
  const pairs = await allPairs(records, filter);
  return new Set(pairs.filter(follows).map(({ listingId }) => listingId));
}

/**
 * Where something besides the title has moved in Shopify, so that the rule makes another one now, Shopify's side counts as
 * moved: the merge has the new title written.
 * @param before listings whose title the rule had made before the products were learned anew.
 */
export async function followTitleRule(
  records: Records,
  filter: Filter,
  before: ReadonlySet<string>,
  cause: { entryId: string; at: Date },
): Promise<void> {
  if (before.size === 0) return;
  const left = (await allPairs(records, filter)).filter(
    (pair) => before.has(pair.listingId) && !follows(pair),
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

const follows = (pair: Pair): boolean =>
  traitsOf("title").same(pair.product.title, pair.listing.title, pair);

async function allPairs(records: Records, filter: Filter): Promise<Pair[]> {
  const all: Pair[] = [];
  for await (const pairs of records.pairs(filter)) all.push(...pairs);
  return all;
}
