import type { PictureFact, PictureUse } from "#core/domain/listing-facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { imageUploaded } from "../wire/catalogue.ts";

type Picture = {
  bytes: Uint8Array;
  fileName: string;
  contentType: string;
  use: PictureUse;
};

const useCases: Record<PictureUse, string> = {
  main: "MAIN_IMAGE",
  variant: "ATTRIBUTE_IMAGE",
  description: "DESCRIPTION_IMAGE",
  certificate: "CERTIFICATION_IMAGE",
  "size-chart": "SIZE_CHART_IMAGE",
};

/** Pictures belong to the seller, not to a shop. Source: TikTok Shop Partner Center, page "Upload Product Image". */
export async function uploadPicture(
  client: TikTokClient,
  shop: ShopRef,
  { bytes, fileName, contentType, use }: Picture,
): Promise<PictureFact> {
  const { uri, url, width, height } = await client.call(shop, "uploadImage", {
    form: {
      fields: { use_case: useCases[use] },
      file: { field: "data", name: fileName, contentType, bytes },
    },
    schema: imageUploaded,
  });
  return { uri, url, width, height };
}
