import type { Rule } from "./rule.ts";

/**
 * Nobody empties anything in these histories: no title, description or price on either side says nothing at rest. And nothing
 * is put on sale or taken off it unless a person said so, himself or by a rule that names the side that did it (law C3).
 */
export const nothingWiped: Rule = async (town) => {
  const [shopify, tiktok] = await Promise.all([
    town.control.shopify(),
    town.control.tiktok(),
  ]);
  const texts = [
    ...shopify.products.flatMap(({ id, title, descriptionHtml }) => [
      [`title of ${id}`, title],
      [`description of ${id}`, descriptionHtml],
    ]),
    ...tiktok.products.flatMap(({ id, title, description }) => [
      [`title of ${id}`, title],
      [`description of ${id}`, description],
    ]),
  ];
  const prices = [
    ...shopify.products.flatMap(({ variants }) => variants),
    ...tiktok.products.flatMap(({ skus }) => skus),
  ].map(({ id, price }) => [`price of ${id}`, price] as const);
  const moved = await town.prisma.effect.findMany({
    where: {
      kind: { in: ["storefront.update-field", "marketplace.update-field"] },
      payload: { path: ["field"], equals: "status" },
      NOT: [
        { key: { startsWith: "settle:" } },
        { key: { startsWith: "undo:" } },
        { key: { startsWith: "change:" } },
      ],
    },
  });
  const rules = await town.prisma.fieldPolicy.findMany({
    where: { field: "status" },
    orderBy: { version: "asc" },
  });
  const isByRule = ({ kind, plannedAt }: (typeof moved)[number]) => {
    const from =
      kind === "marketplace.update-field" ? "storefront" : "marketplace";
    const policy = rules.findLast(({ setAt }) => setAt <= plannedAt)?.policy;
    return policy === "newest" || policy === from;
  };
  return [
    ...texts
      .filter(([, text]) => !text?.trim())
      .map(([what]) => `the ${what} is empty`),
    ...prices
      .filter(([, price]) => !(Number(price) > 0))
      .map(([what, price]) => `the ${what} is ${price}`),
    ...moved
      .filter((write) => !isByRule(write))
      .map(({ key }) => `${key}: nobody said so`),
  ];
};
