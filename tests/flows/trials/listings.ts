import { addVariants, previewAddition } from "#core/flows/add-variants.ts";
import { changeDetails, previewDetails } from "#core/flows/change-details.ts";
import { listProduct, previewListing } from "#core/flows/list-product.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { previewGoods, setUpGoods } from "#core/flows/set-up-goods.ts";
import { previewUnbinding, unbindGoods } from "#core/flows/unbind-goods.ts";
import { type SmallTown, shopDomain } from "../../support/open-small-town.ts";
import { servePictures } from "../../support/serve-pictures.ts";
import { count, type Trial } from "./trial.ts";

/** A product that the merchant has just made in Shopify, as Quayside knows it. */
export async function newProduct(
  town: SmallTown,
  {
    title,
    pictures = ["800x800.png"],
    sku = title.toUpperCase().replaceAll(" ", "-"),
    descriptionHtml = "<p>New on the quay.</p>",
  }: {
    title: string;
    pictures?: string[];
    sku?: string;
    descriptionHtml?: string;
  },
): Promise<string> {
  const shop = { shopId: town.shopId, domain: "harbor-goods.myshopify.com" };
  const served = await servePictures();
  const { externalId } = await town.world.storefront.setProduct(shop, {
    identifier: { handle: sku.toLowerCase() },
    title,
    descriptionHtml,
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

/** The merchant offers a product of `newProduct` in a third colour. @returns its id. */
export const anotherColor = (
  town: SmallTown,
  title: string,
  options: { value?: string; sku?: string | null } = {},
): Promise<string> => {
  const own = title.toUpperCase().replaceAll(" ", "-");
  const { value = "Fog", sku = `${own}-FOG` } = options;
  return inColors(town, title, [
    ["Navy", `${own}-NAVY`],
    ["Sand", `${own}-SAND`],
    [value, sku],
  ]);
};

/** He offers it in navy alone. @returns its id. */
export const oneColor = (town: SmallTown, title: string): Promise<string> =>
  inColors(town, title, [
    ["Navy", `${title.toUpperCase().replaceAll(" ", "-")}-NAVY`],
  ]);

async function inColors(
  town: SmallTown,
  title: string,
  colors: [value: string, sku: string | null][],
): Promise<string> {
  const shop = { shopId: town.shopId, domain: "harbor-goods.myshopify.com" };
  const known = await town.prisma.product.findFirstOrThrow({
    where: { title },
  });
  await town.nextSecond();
  await town.world.storefront.setProduct(shop, {
    identifier: { handle: title.toLowerCase().replaceAll(" ", "-") },
    title,
    descriptionHtml: "<p>New on the quay.</p>",
    vendor: "Harbor Goods",
    productType: "Drinkware",
    status: "ACTIVE",
    options: [{ name: "Color", values: colors.map(([value]) => value) }],
    currency: "USD",
    variants: colors.map(([color, sku]) => ({
      ...(sku !== null && { sku }),
      priceMinor: 1850,
      weightGrams: 410,
      optionValues: [{ option: "Color", value: color }],
    })),
  });
  await town.settle();
  return known.id;
}

export const wishFor = (productId: string, withGoods = false) => ({
  productId,
  categoryId: null,
  attributes: [],
  weightGrams: null,
  sizeMillimetres: { length: 150, width: 120, height: 120 },
  sizeChartUrl: null as string | null,
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

/** What has been sent is examined by TikTok Shop, and heard of. */
export async function untilExamined(town: SmallTown): Promise<void> {
  await town.settle();
  await town.control.advance(60_000);
  await town.settle();
}

/** A product of `newProduct` that is for sale on TikTok Shop. @returns its id. */
export async function listedProduct(
  town: SmallTown,
  title: string,
): Promise<string> {
  await list(town, title, false);
  await untilExamined(town);
  const { id } = await town.prisma.product.findFirstOrThrow({
    where: { title },
  });
  return id;
}

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
  "marketplace.add-skus": {
    call: "marketplace.updateListing",
    operation: "/product/202509/products/",
    async deed(town) {
      await listedProduct(town, "Spit Mug");
      const productId = await anotherColor(town, "Spit Mug");
      const seen = await previewAddition(town.world, town.shopId, productId);
      await addVariants(town.world, town.shopId, {
        productId,
        fingerprint: seen?.fingerprint ?? "",
        actor: "merchant:test",
      });
      await town.settle();
      await town.control.advance(60_000);
      return "SPIT-MUG-FOG";
    },
    async held(town, sku) {
      const { products } = await town.control.tiktok();
      const codes = products.flatMap(({ skus }) =>
        skus.map(({ sellerSku }) => sellerSku),
      );
      return count(codes.map((code) => code === sku));
    },
  },
  "marketplace.remove-skus": {
    call: "marketplace.updateListing",
    operation: "/product/202509/products/",
    async deed(town) {
      await listedProduct(town, "Stack Mug");
      await oneColor(town, "Stack Mug");
      const asked = await town.prisma.conflict.findFirstOrThrow({
        where: { cause: "link:variant-gone", state: "open" },
      });
      await resolveConflict(town.world, town.shopId, {
        conflictId: asked.id,
        version: asked.version,
        choice: { kind: "storefront" },
        actor: "merchant:test",
        reason: null,
      });
      await town.settle();
      await town.control.advance(60_000);
      return "STACK-MUG-";
    },
    async held(town, own) {
      const { products } = await town.control.tiktok();
      const codes = products.flatMap(({ skus }) =>
        skus.flatMap(({ sellerSku }) =>
          sellerSku.startsWith(own) ? [sellerSku] : [],
        ),
      );
      return count([codes.join() === `${own}NAVY`]);
    },
  },
  "marketplace.change-details": {
    call: "marketplace.changeDetails",
    operation: "/product/202509/products/",
    async deed(town) {
      const wish = {
        productId: await listedProduct(town, "Ness Mug"),
        listingId: null,
        said: {
          categoryId: null,
          brand: "Unbranded",
          attributes: [],
          sizeMillimetres: { length: 150, width: 120, height: 120 },
          sizeChart: null,
          skus: [],
        },
      };
      const seen = await previewDetails(town.world, town.shopId, wish);
      await changeDetails(town.world, town.shopId, {
        wish,
        fingerprint: seen?.fingerprint ?? "",
        actor: "merchant:test",
      });
      await town.settle();
      await town.control.advance(60_000);
      return "Ness Mug";
    },
    async held(town, title) {
      const { products } = await town.control.tiktok();
      const id = products.find((one) => one.title === title)?.id ?? "";
      const shop = { shopId: town.shopId, domain: shopDomain };
      const now = await town.world.marketplace.fetchListingParts(shop, id);
      return count([now?.brandName === "Unbranded"]);
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
  "network.unbind-goods": {
    call: "network.unbindGoods",
    operation: "POST /fbt/202603/goods/update_goods_sku_relation",
    async deed(town) {
      await list(town, "Weir Mug", false);
      await town.settle();
      const sku = await town.prisma.listingSku.findFirstOrThrow({
        where: { sellerSku: "WEIR-MUG-NAVY" },
        include: { link: true },
      });
      const variantId = sku.link?.variantId ?? "";
      await setUp(town, variantId);
      await town.settle();
      const seen = await previewUnbinding(town.world, town.shopId, variantId);
      await unbindGoods(town.world, town.shopId, {
        variantId,
        fingerprint: seen?.fingerprint ?? "",
        actor: "merchant:test",
      });
      return sku.externalId;
    },
    async held(town, sku) {
      const shop = {
        shopId: town.shopId,
        domain: "harbor-goods.myshopify.com",
      };
      const goods = await town.world.network.findGoods(shop, [sku]);
      return count([goods.length === 0]);
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
