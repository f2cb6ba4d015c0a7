import type { TikTokFace } from "../../../support/open-tiktok-face.ts";

/** The head of a PNG of these dimensions, filled up to a length; enough for whoever reads only the head. */
export function png(
  width: number,
  height: number,
  length = 64,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  // The first chunk: 13 bytes of IHDR.
  bytes.set([0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52], 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

export const uploadImage = (
  shop: TikTokFace,
  bytes: Uint8Array<ArrayBuffer>,
  useCase = "MAIN_IMAGE",
) => {
  const form = new FormData();
  form.set("data", new Blob([bytes]), "picture.png");
  form.set("use_case", useCase);
  return shop.upload("/product/202309/images/upload", form);
};

/** A mug in two colors, right in every respect. */
export async function goodListing(shop: TikTokFace) {
  const { data } = await uploadImage(shop, png(800, 800));
  const warehouse_id = shop.town.tiktokShop.warehouse.id;
  const sku = (code: string, value_name: string) => ({
    seller_sku: code,
    sales_attributes: [{ id: "100000", name: "Color", value_name }],
    price: { amount: "12.00", currency: "USD" },
    inventory: [{ warehouse_id, quantity: 7 }],
  });
  return {
    title: "Stoneware mug with a lid",
    description: "<p>Holds a proper morning coffee.</p>",
    category_id: "601226",
    category_version: "v2",
    main_images: [{ uri: data.uri as string }],
    package_weight: { value: "1.20", unit: "POUND" },
    package_dimensions: { length: "6", width: "5", height: "5", unit: "INCH" },
    skus: [sku("LID-RED", "Red"), sku("LID-BLU", "Blue")],
  };
}
