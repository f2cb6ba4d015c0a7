import type { Policy } from "../domain/field-policies.ts";
import type { Field, Side } from "../domain/field-words.ts";
import { traitsOf } from "../domain/merge/fields.ts";
import {
  columnsOf,
  type Decision,
  decide,
  fieldKey,
  situationsOf,
} from "../domain/merge/situation.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";

/** One field of a product and of what it is linked to on TikTok Shop, for people to read. */
export type ProductField = {
  /** Of the question about it, and of what is done to it. */
  key: string;
  field: Field;
  /** The listing, or its SKU. */
  itemId: string;
  listingId: string;
  /** Null where the whole listing has it. */
  variantId: string | null;
  policy: Policy;
  /** As people read them; of the base what each side was, which may be different things. */
  columns: {
    base: { storefront: string | null; marketplace: string | null };
    storefront: string | null;
    marketplace: string | null;
  };
  /** Which sides say something else than when both last agreed. */
  moved: { storefront: boolean; marketplace: boolean };
  /** As the platforms write it: to see whether it is still what was written there. */
  values: { storefront: string | null; marketplace: string | null };
  /** What the planner makes of it now. */
  decision: Decision["kind"];
  /** When each side was last changed, in whatever field. */
  changedAt: { storefront: Date; marketplace: Date };
};

/** Every field of a product beside its listings', as they were read last. Nothing is stored. */
export const readProductFields = (
  world: Pick<World, "store">,
  shopId: ShopId,
  productExternalId: string,
): Promise<ProductField[]> =>
  world.store.inShop(shopId, async (records) => {
    const policies = await records.fieldPolicies();
    const fields: ProductField[] = [];
    for await (const pairs of records.pairs({
      productExternalIds: [productExternalId],
    }))
      for (const pair of pairs)
        for (const situation of situationsOf(pair, policies)) {
          const { field, itemId, place, policy } = situation;
          const { storefront, marketplace } = columnsOf(situation);
          const traits = traitsOf(field);
          const before = (side: Side) => situation.base?.[side] ?? null;
          const shownBefore = (side: Side) => {
            const value = before(side);
            return value === null ? null : traits.show(value, pair);
          };
          const hasMoved = (side: Side) => {
            const [was, is] = [before(side), situation[side]];
            return (
              was !== null &&
              is !== null &&
              traits.essence(was) !== traits.essence(is)
            );
          };
          if (storefront === null && marketplace === null) continue;
          fields.push({
            key: fieldKey(field, itemId),
            field,
            itemId,
            listingId: pair.listingId,
            variantId: place.link?.variantId ?? null,
            policy,
            columns: {
              base: {
                storefront: shownBefore("storefront"),
                marketplace: shownBefore("marketplace"),
              },
              storefront,
              marketplace,
            },
            moved: {
              storefront: hasMoved("storefront"),
              marketplace: hasMoved("marketplace"),
            },
            values: {
              storefront: situation.storefront,
              marketplace: situation.marketplace,
            },
            decision: decide(situation).kind,
            changedAt: {
              storefront: pair.product.updatedAt,
              marketplace: pair.listing.updatedAt,
            },
          });
        }
    return fields;
  });
