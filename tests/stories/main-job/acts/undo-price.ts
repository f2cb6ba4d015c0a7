import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

/**
 * The merchant keeps a price of its own on TikTok Shop, has Shopify's written over it, and takes that back: the old one
 * stands again.
 */
export async function undoPrice({
  control,
  memory,
  merchant,
  wait,
}: Scene): Promise<void> {
  const listing = await memory.prisma.listing.findFirstOrThrow({
    where: { product: { isNot: null } },
    orderBy: { externalId: "desc" },
  });
  const priceOnTikTok = async () => {
    const { products } = await control.tiktok();
    const product = products.find(({ id }) => id === listing.externalId);
    return Number(product?.skus[0]?.price);
  };
  const untilPrice = (what: string, wanted: number) =>
    until(what, wait, async () => {
      const now = await priceOnTikTok();
      return now === wanted ? null : `TikTok shows ${now}, not ${wanted}`;
    });
  const change = async (wish: Parameters<typeof merchant.changeField>[0]) => {
    const answer = await merchant.changeField(wish);
    if (answer.outcome !== "changed")
      throw new Error(`changing the price ended as ${answer.outcome}`);
    return answer;
  };
  const inShopify = await priceOnTikTok();
  const own = Math.ceil(inShopify) + 2;
  await change({ kind: "policy", field: "price", policy: "apart" });
  await control.editTikTokPrice(listing.externalId, own.toFixed(2));
  await until("the price of its own", wait, async () => {
    const { priceMinor } = await memory.prisma.listingSku.findFirstOrThrow({
      where: { listingId: listing.id },
    });
    return priceMinor === own * 100 ? null : `Quayside knows ${priceMinor}`;
  });
  const pushed = await change({
    kind: "push",
    field: "price",
    from: "storefront",
    productIds: [listing.productId ?? ""],
  });
  await untilPrice("Shopify's price", inShopify);
  await until("the end of the push", wait, async () => {
    const left = await memory.underWay();
    return left === 0 ? null : `${left} entries and effects are under way`;
  });
  const undone = await merchant.undo(pushed.entryId);
  if (undone.outcome !== "undone")
    throw new Error(`taking the price back ended as ${undone.outcome}`);
  await untilPrice("the old price", own);
}
