import type { Rule } from "./rule.ts";
import { takenBack } from "./taken-back.ts";

/** What both sides sell costs the same on both, by whatever was decided and taken back; or a person is asked (laws C1 to C3). */
export const pricesAgree: Rule = async (town) => {
  const [shopify, tiktok] = await Promise.all([
    town.control.shopify(),
    town.control.tiktok(),
  ]);
  const inShopify = new Map(
    shopify.products
      .flatMap(({ variants }) => variants)
      .map(({ id, price }) => [id, price]),
  );
  const onTikTok = new Map(
    tiktok.products.flatMap(({ skus }) => skus).map((sku) => [sku.id, sku]),
  );
  const asked = await town.prisma.conflict.findMany({
    where: { state: "open", field: "price" },
  });
  const links = await town.prisma.skuLink.findMany({
    where: { listingSku: { listing: { product: { isNot: null } } } },
    include: { variant: true, listingSku: true },
  });
  const setBack = await takenBack(town, "price");
  return links.flatMap(({ variant, listingSku }) => {
    const ours = inShopify.get(variant.externalId);
    const theirs = onTikTok.get(listingSku.externalId)?.price;
    return ours === undefined ||
      theirs === undefined ||
      Number(ours) === Number(theirs) ||
      setBack.some(({ itemId }) => itemId === listingSku.id) ||
      asked.some(({ subjectId }) =>
        [variant.id, listingSku.id].includes(subjectId),
      )
      ? []
      : [
          `price of ${variant.sku}: ${ours} in Shopify, ${theirs} on TikTok Shop`,
        ];
  });
};
