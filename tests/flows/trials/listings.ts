import { listProduct, previewListing } from "#core/flows/list-product.ts";
import { previewGoods, setUpGoods } from "#core/flows/set-up-goods.ts";
import type { SmallTown } from "../../support/open-small-town.ts";
import { servePictures } from "../../support/serve-pictures.ts";
import { count, type Trial } from "./trial.ts";

/** A product that the merchant has just made in Shopify, as Quayside knows it. */
export async function newProduct(
  town: SmallTown,
  {
    title,
    pictures = ["800x800.png"],
    sku = title.toUpperCase().replaceAll(" ", "-"),
  }: { title: string; pictures?: string[]; sku?: string },
): Promise<string> {
  const shop = { shopId: town.shopId, domain: "harbor-goods.myshopify.com" };
  const served = await servePictures();
  const { externalId } = await town.world.storefront.setProduct(shop, {
    identifier: { handle: sku.toLowerCase() },
    title,
    descriptionHtml: "<p>New on the quay.</p>",
    vendor: "Harbor Goods",
    productType: "Drinkware",
    status: "ACTIVE",
    options: [{ name: "Color", values: ["Navy", "Sand"] }],
    currency: "USD",
    variants: ["Navy", "Sand"].map((value) => ({
      sku: `${sku}-${value.toUpperCase()}`,
      priceMinor: 1850,
      weightGrams: 410,
      optionValues: [{ option: "Color", value }],
    })),
  });
  if (pictures.length > 0)
    await town.world.storefront.setPictures(shop, {
      productExternalId: externalId,
      pictures: pictures.map((name) => ({ url: served.at(name) })),
    });
  await town.deliver();
  await town.work("shop.plan");
  const product = await town.prisma.product.findFirstOrThrow({
    where: { externalId },
  });
  return product.id;
}

export const wishFor = (productId: string, withGoods = false) => ({
  productId,
  categoryId: null,
  attributes: [],
  weightGrams: null,
  sizeMillimetres: { length: 150, width: 120, height: 120 },
  withGoods,
});

const list = async (town: SmallTown, title: string, withGoods: boolean) => {
  const wish = wishFor(await newProduct(town, { title }), withGoods);
  const preview = await previewListing(town.world, town.shopId, wish);
  await listProduct(town.world, town.shopId, {
    wish,
    fingerprint: preview?.fingerprint ?? "",
    actor: "merchant:test",
  });
  return title;
};

/** Effects that bring a product to TikTok Shop and into the network. */
export const listingTrials = {
  "marketplace.create-listing": {
    call: "marketplace.createListing",
    operation: "POST /product/202309/products",
    deed: (town) => list(town, "Pier Mug", false),
    async held(town, title) {
      const { products } = await town.control.tiktok();
      return count(products.map((product) => product.title === title));
    },
  },
  "network.create-goods": {
    call: "network.createGoods",
    operation: "POST /fbt/202603/goods",
    deed: (town) => list(town, "Jetty Mug", true),
    async held(town, title) {
      const { goods } = await town.control.network();
      const names = (goods as unknown as { name: string }[]).map(
        ({ name }) => name,
      );
      return count(names.map((name) => name === `${title}, Navy`));
    },
  },
  "network.bind-goods": {
    call: "network.bindGoods",
    operation: "POST /fbt/202603/goods/update_goods_sku_relation",
    async deed(town) {
      await list(town, "Groyne Mug", false);
      await town.settle();
      const skus = await town.prisma.listingSku.findMany({
        where: { sellerSku: { startsWith: "GROYNE-MUG" } },
        include: { link: true },
        orderBy: { sellerSku: "asc" },
      });
      const [navy = "", sand = ""] = skus.map(
        ({ link }) => link?.variantId ?? "",
      );
      await setUp(town, navy);
      await town.settle();
      await setUp(town, sand, "GROYNE-MUG-NAVY");
      return skus[1]?.externalId ?? "";
    },
    async held(town, sku) {
      const shop = {
        shopId: town.shopId,
        domain: "harbor-goods.myshopify.com",
      };
      const goods = await town.world.network.findGoods(shop, [sku]);
      return count(
        goods.map(({ referenceCode }) => referenceCode === "GROYNE-MUG-NAVY"),
      );
    },
  },
} satisfies Record<string, Trial>;

async function setUp(town: SmallTown, variantId: string, bindTo?: string) {
  const wish = {
    variantIds: [variantId],
    sizeMillimetres: { length: 150, width: 120, height: 120 },
    weightGrams: null,
    returned: "restock" as const,
    own: bindTo ? { [variantId]: { bindTo } } : {},
  };
  const { fingerprint } = await previewGoods(town.world, town.shopId, wish);
  await setUpGoods(town.world, town.shopId, {
    wish,
    fingerprint,
    actor: "merchant:test",
  });
}
