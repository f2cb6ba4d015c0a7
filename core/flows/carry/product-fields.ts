import { readPictures, traitsOf } from "../../domain/merge/fields.ts";
import type { FieldSituation } from "../../domain/merge/situation.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Carrying } from "./carrier.ts";
import { readOptions, type SkuWrites, whole } from "./sku-writes.ts";

/** Looks at the product in Shopify. @returns what it shows of a field; null where it is gone. */
export async function lookAtProduct(
  { world, shop }: Carrying,
  { pair }: FieldSituation,
): Promise<((situation: FieldSituation) => string | null) | null> {
  const { externalId } = pair.product;
  const now = await world.storefront.fetchProduct(shop, externalId);
  return (
    now &&
    (({ field, place }) =>
      traitsOf(field).storefront({ ...now, deleted: false }, place))
  );
}

/** Writes prices or options of variants of one product, in one call. */
export async function writeVariants(
  { world, shop }: Carrying,
  writes: SkuWrites,
): Promise<void> {
  const { field, pair } = whole(writes);
  const settingOf = (value: string) => {
    switch (field) {
      case "price":
        return { priceMinor: Number(value) };
      case "options":
        return {
          optionValues: readOptions(value).map((option) => ({
            option: option.name,
            value: option.value,
          })),
        };
      default:
        throw new SyncError("internal");
    }
  };
  await world.storefront.updateVariants(shop, {
    productExternalId: pair.product.externalId,
    currency: pair.currency,
    variants: writes.flatMap(({ situation, value }) => {
      const { link } = situation.place;
      return link
        ? [{ externalId: link.variantExternalId, ...settingOf(value) }]
        : [];
    }),
  });
}

/** Writes a field in Shopify. @returns the value as Shopify will show it. */
export async function writeProductField(
  carrying: Carrying,
  situation: FieldSituation,
  value: string,
): Promise<string> {
  const { world, shop } = carrying;
  const { field, pair, place } = situation;
  const productExternalId = pair.product.externalId;
  switch (field) {
    case "title":
      await world.storefront.updateProduct(shop, {
        productExternalId,
        title: value,
      });
      return value;
    case "description":
      await world.storefront.updateProduct(shop, {
        productExternalId,
        descriptionHtml: value,
      });
      return value;
    case "price":
    case "options":
      await writeVariants(carrying, [{ situation, value }]);
      return value;
    case "weight":
      await world.storefront.updateVariants(shop, {
        productExternalId,
        currency: pair.currency,
        // Shopify takes none of them where one is no variant of the product any more.
        variants: place.links
          .filter(({ isGone }) => !isGone)
          .map(({ variantExternalId }) => ({
            externalId: variantExternalId,
            weightGrams: Number(value),
          })),
      });
      return value;
    case "status":
      await world.storefront.setProductStatus(shop, {
        productExternalId,
        status: value === "on" ? "ACTIVE" : "DRAFT",
      });
      return value;
    case "images":
      return writePictures(carrying, situation, value);
    // Its own way to Shopify is closed (`fields.ts`): nothing plans such a write.
    case "optionImages":
      throw new SyncError("internal");
  }
}

/** Pictures that Shopify has already, because TikTok Shop's were made from them, are kept; the others are fetched by it. */
async function writePictures(
  { world, shop }: Carrying,
  { pair }: FieldSituation,
  value: string,
): Promise<string> {
  const wanted = readPictures(value);
  const own = new Map(
    pair.samePictures.map((one) => [one.marketplaceId, one.storefrontId]),
  );
  const held = new Set((pair.product.pictures ?? []).map(({ id }) => id));
  const ids = await world.storefront.setPictures(shop, {
    productExternalId: pair.product.externalId,
    pictures: wanted.map(({ id, url }) => {
      if (id.startsWith("gid:")) return { id };
      const known = own.get(id);
      return known && held.has(known) ? { id: known } : { url: url ?? "" };
    }),
  });
  await world.store.inShop(shop.shopId, (records) =>
    records.noteSamePictures(
      wanted.flatMap(({ id }, index) => {
        const storefrontId = ids[index];
        return storefrontId && !id.startsWith("gid:")
          ? [{ storefrontId, marketplaceId: id }]
          : [];
      }),
    ),
  );
  return ids.map((id, index) => `${id} ${wanted[index]?.url ?? ""}`).join("\n");
}
