import type { Rule } from "./rule.ts";

/** Of a guaranteed pool, all that TikTok Shop shows and has sold is held back in Shopify, which knows and says so (law S6). */
export const nothingPromisedTwice: Rule = async (town) => {
  const { prisma } = town;
  const [shopify, tiktok] = await Promise.all([
    town.control.shopify(),
    town.control.tiktok(),
  ]);
  const standing = new Set(
    shopify.orders.map((order) => order.sourceIdentifier),
  );
  const open = tiktok.orders
    .filter(
      ({ id, fulfillmentType, status }) =>
        !standing.has(id) &&
        fulfillmentType === "BY_SELLER" &&
        ["UNPAID", "ON_HOLD", "AWAITING_SHIPMENT"].includes(status),
    )
    .flatMap(({ lines }) => lines);
  const levels = shopify.products
    .flatMap((product) => product.variants)
    .flatMap((variant) => variant.levels.map((level) => ({ variant, level })));
  const failures: string[] = [];
  for (const split of await prisma.split.findMany()) {
    const { sku, externalId } = await prisma.variant.findUniqueOrThrow({
      where: { id: split.variantId },
    });
    const held = split.held as Record<string, number>;
    for (const { variant, level } of levels) {
      if (variant.id !== externalId) continue;
      // Nobody else sets stock aside in these towns.
      const aside = level.onHand - level.available - level.committed;
      if (aside !== (held[level.locationId] ?? 0))
        failures.push(
          `of ${sku} Shopify holds ${aside} back, we know of ${held[level.locationId] ?? 0}`,
        );
    }
    const publications = await prisma.publication.findMany({
      where: { variantId: split.variantId, channel: "marketplace" },
    });
    const shown = publications.reduce(
      (sum, { published }) => sum + (published ?? 0),
      0,
    );
    const sold = open.filter(({ sellerSku }) => sellerSku === sku).length;
    const total = Object.values(held).reduce((sum, units) => sum + units, 0);
    if (split.inForceAt === null)
      failures.push(`the split of ${sku} never came into force`);
    else if (shown + sold > total)
      failures.push(
        `of ${sku} TikTok Shop shows ${shown} and has sold ${sold}, held back are ${total}`,
      );
  }
  return failures;
};
