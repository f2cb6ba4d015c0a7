import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

/** A product that Shopify alone has is listed as it was previewed; TikTok Shop examines it, and it sells own stock. */
export async function listProduct({
  control,
  memory,
  merchant,
  wait,
}: Scene): Promise<void> {
  const product = await memory.prisma.product.findFirstOrThrow({
    where: {
      listings: { none: {} },
      variants: { every: { sku: { not: null }, skuLinks: { none: {} } } },
      NOT: { variants: { some: { sku: "TOTE-NAT-01" } } },
    },
    include: { variants: true },
    orderBy: { externalId: "desc" },
  });
  const listed = await merchant.list({
    productId: product.id,
    categoryId: null,
    attributes: [],
    weightGrams: null,
    sizeMillimetres: { length: 200, width: 150, height: 100 },
    sizeChartUrl: null,
    withGoods: false,
  });
  if (listed.outcome !== "listing")
    throw new Error(`listing the product ended as ${listed.outcome}`);
  const listing = () =>
    memory.prisma.listing.findFirst({
      where: { productId: product.id },
      include: { skus: { include: { link: true } } },
    });
  await until("the new listing", wait, async () => {
    const { skus = [] } = (await listing()) ?? {};
    const linked = skus.filter(({ link }) => link?.reason === "listing");
    return linked.length === product.variants.length
      ? null
      : `${linked.length} of ${product.variants.length} variants are linked`;
  });
  await control.advance(60_000);
  await until("TikTok Shop's yes", wait, async () => {
    const { status } = (await listing()) ?? {};
    return status === "ACTIVATE" ? null : `the listing is ${status}`;
  });
}
