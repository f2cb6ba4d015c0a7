import { readPictures, traitsOf } from "../../domain/merge/fields.ts";
import type { FieldSituation } from "../../domain/merge/situation.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Carrying } from "./carrier.ts";

/** What Shopify shows of a field now; undefined where the product is gone. */
export async function readProductField(
  { world, shop }: Carrying,
  { field, pair, place }: FieldSituation,
): Promise<string | null | undefined> {
  const { externalId } = pair.product;
  const now = await world.storefront.fetchProduct(shop, externalId);
  return now
    ? traitsOf(field).storefront({ ...now, deleted: false }, place)
    : undefined;
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
  const variants = (
    links: FieldSituation["place"]["links"],
    setting: {
      priceMinor?: number;
      weightGrams?: number;
      optionValues?: { option: string; value: string }[];
    },
  ) =>
    world.storefront.updateVariants(shop, {
      productExternalId,
      currency: pair.currency,
      variants: links.map(({ variantExternalId }) => ({
        externalId: variantExternalId,
        ...setting,
      })),
    });
  const own = place.link ? [place.link] : [];
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
      await variants(own, { priceMinor: Number(value) });
      return value;
    case "weight":
      await variants(place.links, { weightGrams: Number(value) });
      return value;
    case "options":
      await variants(own, {
        optionValues: (
          JSON.parse(value) as { name: string; value: string }[]
        ).map((option) => ({ option: option.name, value: option.value })),
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
