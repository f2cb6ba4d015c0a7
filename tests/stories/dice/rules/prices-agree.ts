import { applyPriceRule, isRounding } from "#core/domain/price-rule.ts";
import { parseMoney } from "#core/kit/money.ts";
import type { Rule } from "./rule.ts";
import { decidedByPeople } from "./taken-back.ts";

/**
 * What both sides sell costs on TikTok Shop what the shop's rule makes of Shopify's price, by whatever was decided and taken
 * back; or a person is asked, or has decided otherwise (laws C1 to C3).
 */
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
    tiktok.products
      .filter(({ status }) => status !== "DELETED")
      .flatMap(({ skus }) => skus)
      .map((sku) => [sku.id, sku]),
  );
  const asked = await town.prisma.conflict.findMany({
    where: { state: "open", field: "price" },
  });
  const links = await town.prisma.skuLink.findMany({
    where: { listingSku: { listing: { product: { isNot: null } } } },
    include: { variant: true, listingSku: true },
  });
  const rules = await town.prisma.priceRule.findMany({
    orderBy: { version: "desc" },
  });
  const decided = await decidedByPeople(town, "price");
  return links.flatMap(({ variant, listingSku }) => {
    const [ours, theirs] = [
      inShopify.get(variant.externalId),
      onTikTok.get(listingSku.externalId)?.price,
    ].map((price) =>
      price === undefined ? undefined : parseMoney(price, "USD").minor,
    );
    if (ours === undefined || theirs === undefined) return [];
    const madeBy = (rule: (typeof rules)[number]) =>
      isRounding(rule.rounding) &&
      applyPriceRule(
        { ...rule, rounding: rule.rounding },
        { minor: ours, currency: "USD" },
      ) === theirs;
    const isAsRuled = rules[0] ? madeBy(rules[0]) : ours === theirs;
    return isAsRuled ||
      (decided.isRuleTakenBack && (ours === theirs || rules.some(madeBy))) ||
      decided.takenBack.some(({ itemId }) => itemId === listingSku.id) ||
      decided.left.includes(listingSku.id) ||
      asked.some(({ subjectId }) =>
        [variant.id, listingSku.id].includes(subjectId),
      )
      ? []
      : [
          `price of ${variant.sku}: ${ours} cents in Shopify, ${theirs} on TikTok Shop`,
        ];
  });
};
