import {
  type Addition,
  planAddition,
} from "../domain/listings/add-variants.ts";
import {
  type ShownPicture,
  shownPictures,
  withOptionPictures,
} from "../domain/listings/option-pictures.ts";
import { emptyPlan } from "../domain/plan.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { uploadOptionPictures } from "./carry/upload-option-pictures.ts";

type AdditionWorld = Pick<
  World,
  "clock" | "store" | "storefront" | "marketplace" | "bell"
>;

export type AdditionPreview = Omit<Addition, "draft" | "optionPictures"> & {
  optionPictures: ShownPicture[];
  /** Names the plan that was seen: only that one is carried out. */
  fingerprint: string;
  notes: string[];
};

export type Added =
  | { outcome: "adding"; entryId: string }
  /** It would be another addition now; nothing was stored. */
  | { outcome: "moved"; preview: AdditionPreview }
  | { outcome: "blocked"; preview: AdditionPreview }
  | { outcome: "unknown" };

/**
 * What would be added to a product's listing, and what TikTok Shop's own check says of it. Pictures of new options are
 * uploaded for the check and remembered; nothing else is stored.
 * @returns null where the shop has no such product.
 */
export async function previewAddition(
  world: Pick<AdditionWorld, "store" | "storefront" | "marketplace">,
  shopId: ShopId,
  productId: string,
): Promise<AdditionPreview | null> {
  const { store, marketplace } = world;
  const { shop, extendable } = await store.inShop(shopId, async (records) => ({
    shop: records.shop,
    extendable: await records.extendable(productId),
  }));
  if (!extendable) return null;
  const [listing] = extendable.listings;
  const parts = listing
    ? await marketplace.fetchListingParts(shop, listing.externalId)
    : null;
  const { draft, ...plain } = planAddition(extendable, parts);
  const { given, leftOut } = await uploadOptionPictures(
    { world, shop },
    plain.optionPictures,
  );
  const planned = {
    ...plain,
    skus: withOptionPictures(plain.skus, given),
    optionPictures: shownPictures(plain.optionPictures, given),
  };
  const verdict =
    draft &&
    (await marketplace.checkListing(shop, { ...draft, skus: planned.skus }));
  const blockers = [
    ...planned.blockers,
    ...(verdict && !verdict.passed
      ? verdict.problems.map(({ message }) => message)
      : []),
  ];
  return {
    ...planned,
    blockers,
    notes: [
      ...(parts && parts.refusals.length > 0
        ? [
            `TikTok Shop's audit refused the last edit of the listing. ${parts.refusals.join(" ")}`,
          ]
        : []),
      ...leftOut,
      ...(verdict?.warnings ?? []),
    ],
    fingerprint: fingerprintOf(canonicalJson([planned, blockers])),
  };
}

/** A person has variants added to a listing, as he saw it: journal and effect in one transaction (law H2). */
export async function addVariants(
  world: AdditionWorld,
  shopId: ShopId,
  {
    productId,
    fingerprint,
    actor,
  }: { productId: string; fingerprint: string; actor: string },
): Promise<Added> {
  // Looked at before the transaction: within one nobody is waited for.
  const preview = await previewAddition(world, shopId, productId);
  if (!preview) return { outcome: "unknown" };
  if (preview.fingerprint !== fingerprint) return { outcome: "moved", preview };
  const { listing, skus, madeOf, variantIds } = preview;
  if (!listing || preview.blockers.length > 0)
    return { outcome: "blocked", preview };
  const at = world.clock.now();
  const entryId = await world.store.inShop(shopId, async (records) => {
    const { entryId } = await appendLetter(records, {
      letter: { kind: "variants-wanted", productId },
      deliveryId: `add:${productId}:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    await records.savePlan(
      {
        ...emptyPlan(),
        effects: [
          {
            kind: "marketplace.add-skus",
            key: `add-skus:${listing.id}:${entryId}`,
            subject: `listing:${productId}`,
            payload: {
              productId,
              listingExternalId: listing.externalId,
              skus,
              madeOf,
              variantIds,
            },
          },
        ],
      },
      { entryId, at },
    );
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: `${skus.length} variants are to be added to ${listing.title}`,
      at,
    });
    return entryId;
  });
  await world.bell.ring("shop.carry", shopId);
  return { outcome: "adding", entryId };
}
