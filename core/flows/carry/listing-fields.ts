import { readPictures, traitsOf } from "../../domain/merge/fields.ts";
import {
  type OptionImage,
  readOptionImages,
  withOptionImages,
} from "../../domain/merge/option-images.ts";
import type { FieldSituation } from "../../domain/merge/situation.ts";
import { isSameValue } from "../../domain/option-values.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Carrying } from "./carrier.ts";
import { readOptions, type SkuWrites, whole } from "./sku-writes.ts";
import { uploadOptionPictures } from "./upload-option-pictures.ts";
import { uploadPictures } from "./upload-pictures.ts";

/** Looks at the listing on TikTok Shop. @returns what it shows of a field; null where it is gone. */
export async function lookAtListing(
  { world, shop }: Carrying,
  { pair }: FieldSituation,
): Promise<((situation: FieldSituation) => string | null) | null> {
  const { externalId } = pair.listing;
  const now = await world.marketplace.fetchListing(shop, externalId);
  return (
    now &&
    (({ field, place, pair }) =>
      traitsOf(field).marketplace({ ...now, deleted: false }, place, pair))
  );
}

/** Writes prices or options of SKUs of one listing, in one call. */
export async function writeListingSkus(
  { world, shop }: Carrying,
  writes: SkuWrites,
): Promise<void> {
  const { field, pair } = whole(writes);
  const { externalId, skus } = pair.listing;
  const values = new Map(
    writes.map(({ situation, value }) => [
      situation.place.link?.skuExternalId ?? "",
      value,
    ]),
  );
  switch (field) {
    case "price":
      return world.marketplace.setPrices(shop, {
        listingExternalId: externalId,
        skus: [...values].map(([skuExternalId, value]) => ({
          skuExternalId,
          priceMinor: Number(value),
          currency: pair.currency,
        })),
      });
    case "options": {
      await world.marketplace.updateListing(shop, externalId, {
        options: skus.map((sku) => {
          const value = values.get(sku.externalId);
          return {
            skuExternalId: sku.externalId,
            options: value ? readOptions(value) : (sku.options ?? []),
          };
        }),
      });
      return;
    }
    default:
      throw new SyncError("internal");
  }
}

/** Writes a field on TikTok Shop. @returns the value as TikTok Shop will show it. */
export async function writeListingField(
  carrying: Carrying,
  situation: FieldSituation,
  value: string,
): Promise<string> {
  const { world, shop } = carrying;
  const { field, pair, marketplace } = situation;
  const { externalId } = pair.listing;
  const update = world.marketplace.updateListing.bind(
    world.marketplace,
    shop,
    externalId,
  );
  switch (field) {
    case "title":
      await update({ title: value });
      return value;
    case "description":
      await update({ description: value });
      return value;
    case "weight":
      return String(
        (await update({ weightGrams: Number(value) })).weightGrams ?? value,
      );
    case "price":
    case "options":
      await writeListingSkus(carrying, [{ situation, value }]);
      return value;
    case "status":
      await switchListing(carrying, externalId, value);
      return value;
    case "images": {
      const pictures = await uploadPictures(
        carrying,
        readPictures(value),
        pair.samePictures,
      );
      await update({ imageUris: pictures.map(({ id }) => id) });
      return pictures.map(({ id, url }) => `${id} ${url}`).join("\n");
    }
    case "optionImages": {
      const given = await giveOptionImages(carrying, readOptionImages(value));
      await update({
        optionPictures: given.map((one) => ({
          name: one.name,
          value: one.value,
          uri: one.id,
        })),
      });
      return withOptionImages(marketplace ?? "", given);
    }
  }
}

/**
 * The same pictures under TikTok Shop's names; those that are its own have theirs.
 * @throws SyncError image_refused where it takes one of them not: all are written, or none.
 */
async function giveOptionImages(
  carrying: Carrying,
  images: OptionImage[],
): Promise<OptionImage[]> {
  const isNew = ({ id }: OptionImage) => id.startsWith("gid:");
  const { given, leftOut } = await uploadOptionPictures(
    carrying,
    images
      .filter(isNew)
      .map(({ name, value, url }) => ({ name, value, url: url ?? "" })),
  );
  if (leftOut.length > 0)
    throw new SyncError("image_refused", { said: leftOut.join(" ") });
  return images.map((image) => ({
    ...image,
    id: given.find(isSameValue(image))?.uri ?? image.id,
  }));
}

async function switchListing(
  { world, shop }: Carrying,
  externalId: string,
  value: string,
): Promise<void> {
  const outcomes = await (value === "on"
    ? world.marketplace.activateListings(shop, [externalId])
    : world.marketplace.deactivateListings(shop, [externalId]));
  const outcome = outcomes[externalId];
  if (outcome !== undefined && outcome !== "done")
    throw new SyncError("listing_refused", { said: outcome.refused });
}
