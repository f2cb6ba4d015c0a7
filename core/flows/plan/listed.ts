import type { EffectPayloads, PlannedEffect } from "../../domain/effects.ts";
import type { ListingMade } from "../../domain/listing-facts.ts";
import type { FieldSituation } from "../../domain/merge/situation.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { agreeOnDraft, type Drafted, priceDrafted } from "./agree-on-draft.ts";
import { planListings } from "./catalog.ts";
import { causeOf, finishWithout, type Planning } from "./context.ts";
import { linkConflictKey } from "./plan-links.ts";

/** A product has been listed: its listing is read, linked to the variants that it was made from, and kept in step. */
export async function planListed(
  planning: Planning,
  wanted: EffectPayloads["marketplace.create-listing"],
  made: ListingMade | null,
): Promise<void> {
  if (!made)
    return finishWithout(planning, {
      outcome: "nothing",
      note: "The listing is not known.",
    });
  const { world, shop } = planning;
  const readAt = world.clock.now();
  const fact = await world.marketplace.fetchListing(shop, made.externalId);
  if (fact)
    await world.store.inShop(shop.shopId, async (records) => {
      await records.learnListings([fact], readAt);
      const skus = variantsOf(wanted, made, fact.skus);
      const linked = await records.linkListed(
        skus.map(([skuExternalId, variantId]) => ({
          skuExternalId,
          variantId,
        })),
        { ...causeOf(planning), actor: planning.actor },
      );
      await records.pairListings();
      await records.savePlan(
        {
          ...emptyPlan(),
          effects: wanted.withGoods ? goodsOf(wanted, skus) : [],
          closes: linked.map((listingSkuId) => ({
            key: linkConflictKey(listingSkuId),
            reason: "It was listed from this variant.",
          })),
        },
        causeOf(planning),
      );
    });
  await planListings(planning, [made.externalId], (records, cause) =>
    agreeOnDraft(
      records,
      made.externalId,
      (situation) => draftedIn(wanted, situation),
      cause,
    ),
  );
  await world.bell.ring("shop.carry", shop.shopId);
}

function draftedIn(
  { madeOf, draft, variantIds }: EffectPayloads["marketplace.create-listing"],
  situation: FieldSituation,
): Drafted | null {
  if (!madeOf) return null;
  switch (situation.field) {
    case "title":
      return { ...madeOf.title, sent: draft.title };
    case "description":
      return { ...madeOf.description, sent: draft.description };
    default:
      return priceDrafted(situation, {
        variantIds,
        skus: draft.skus,
        madeOf: madeOf.prices,
      });
  }
}

/** TikTok Shop answers with the SKUs in the order of the draft; where it tells codes, those decide. */
function variantsOf(
  { draft, variantIds }: EffectPayloads["marketplace.create-listing"],
  made: ListingMade,
  shown: { externalId: string }[],
): [skuExternalId: string, variantId: string][] {
  const isShown = new Set(shown.map(({ externalId }) => externalId));
  return made.skus.flatMap(({ externalId, sellerSku }, index) => {
    const byCode = draft.skus.findIndex(
      (sku) => sku.sellerSku !== null && sku.sellerSku === sellerSku,
    );
    const variantId = variantIds[byCode === -1 ? index : byCode];
    return variantId && isShown.has(externalId)
      ? [[externalId, variantId] as [string, string]]
      : [];
  });
}

const goodsOf = (
  wanted: EffectPayloads["marketplace.create-listing"],
  skus: [string, string][],
): PlannedEffect[] => {
  const { draft, variantIds } = wanted;
  return skus.flatMap(([skuExternalId, variantId]) => {
    const sku = draft.skus[variantIds.indexOf(variantId)];
    return sku && draft.sizeMillimetres
      ? [
          {
            kind: "network.create-goods" as const,
            key: `goods:${skuExternalId}`,
            subject: `goods:${variantId}`,
            payload: {
              variantId,
              skuExternalId,
              draft: {
                name: [
                  draft.title,
                  ...sku.options.map(({ value }) => value),
                ].join(", "),
                pictureUrl: wanted.pictureUrl,
                referenceCode: sku.sellerSku,
                barcodes: sku.barcode ? [sku.barcode] : [],
                weightGrams: draft.weightGrams,
                sizeMillimetres: draft.sizeMillimetres,
                returned: "restock" as const,
                tracksLots: false,
                expiry: null,
                hazard: null,
              },
            },
          },
        ]
      : [];
  });
};
