import type { Pair } from "#core/domain/merge/pair.ts";
import { samePrice } from "#core/domain/price-rule.ts";
import { sameTitle } from "#core/domain/title-rule.ts";

const at = new Date("2026-11-20T12:00:00Z");
const no = { status: "NONE", reasons: [] };

type Told = {
  product?: Partial<Pair["product"]>;
  listing?: Partial<Pair["listing"]>;
  variant?: Partial<Pair["product"]["variants"][number]>;
  sku?: Partial<Pair["listing"]["skus"][number]>;
  link?: Partial<Pair["links"][number]>;
  variants?: Pair["variants"];
  bases?: Pair["bases"];
  edits?: Pair["edits"];
  priceRule?: Pair["priceRule"];
  titleRule?: Pair["titleRule"];
  samePictures?: Pair["samePictures"];
};

/** A mug for sale on both sides, the same on both but for what is told. */
export const pairOf = (told: Told = {}): Pair => ({
  productId: "p",
  listingId: "l",
  currency: "USD",
  priceRule: told.priceRule ?? samePrice,
  titleRule: told.titleRule ?? sameTitle,
  product: {
    externalId: "P",
    title: "Mug",
    vendor: "Harbor",
    productType: "Mugs",
    descriptionHtml: "<p>Holds coffee.</p>",
    pictures: [],
    status: "ACTIVE",
    updatedAt: at,
    deleted: false,
    variants: [
      {
        externalId: "V",
        priceMinor: 1850,
        weightGrams: 410,
        options: [{ name: "Color", value: "Navy" }],
        pictureId: "",
        pictureUrl: null,
        ...told.variant,
      },
    ],
    ...told.product,
  },
  listing: {
    externalId: "L",
    title: "Mug",
    descriptionHtml: "<p>Holds coffee.</p>",
    pictures: [],
    weightGrams: 410,
    status: "ACTIVATE",
    updatedAt: at,
    deleted: false,
    audit: no,
    skus: [
      {
        externalId: "S",
        priceMinor: 1850,
        currency: "USD",
        options: [{ name: "Colour", value: "Navy" }],
        optionPictures: [],
        ...told.sku,
      },
    ],
    ...told.listing,
  },
  strays: [],
  links: [
    {
      listingSkuId: "s",
      skuExternalId: "S",
      variantId: "v",
      variantExternalId: "V",
      label: "Mug · Navy",
      sellerSku: "MUG-NVY",
      isGone: false,
      ...told.link,
    },
  ],
  variants: told.variants ?? [
    { variantId: "v", label: "Mug · Navy", sku: "MUG-NVY", soldBy: "sku" },
  ],
  isOnlyListing: true,
  samePictures: told.samePictures ?? [],
  bases: told.bases ?? new Map(),
  edits: told.edits ?? new Map(),
});
