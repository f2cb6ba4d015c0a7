import type { Records } from "#core/world/records.ts";
import type { Rule } from "./rule.ts";

/**
 * Of a guaranteed pool, all that TikTok Shop shows and has sold is held back in Shopify, which knows and says so (law S6); of
 * a shared one, what is sold and Shopify has not taken off, and nothing more (law S2).
 */
export const nothingPromisedTwice: Rule = async (town) => {
  const { prisma, shopId } = town;
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
  const listed = await prisma.variant.findMany({
    where: { shopId, skuLinks: { some: {} } },
  });
  const splits = await prisma.split.findMany({ where: { shopId } });
  const ids = listed.map(({ id }) => id);
  const { situations, guaranteed } = await town.world.store.inShop(
    shopId,
    async (records) => ({
      situations: await records.stockSituations([
        ...new Set([...ids, ...splits.map(({ variantId }) => variantId)]),
      ]),
      guaranteed: await guaranteedAmong(records, ids),
    }),
  );
  const own = new Set(
    shopify.locations
      .filter((at) => !at.isFulfillmentService)
      .map(({ id }) => id),
  );
  for (const { id, sku, externalId, deletedAt } of listed) {
    if (guaranteed.has(id) || situations.get(id)?.parts || deletedAt) continue;
    const there = levels.filter(
      ({ variant, level }) =>
        variant.id === externalId && own.has(level.locationId),
    );
    const sold = open.filter(({ sellerSku }) => sellerSku === sku).length;
    const sum = (of: (level: (typeof there)[number]["level"]) => number) =>
      there.reduce((total, { level }) => total + of(level), 0);
    const aside = sum((at) => at.onHand - at.available - at.committed);
    const sellable = sum((at) => at.available);
    if (aside < sold && sellable > 0)
      failures.push(
        `of ${sku} TikTok Shop has sold ${sold}, Shopify holds ${aside} back and sells ${sellable}`,
      );
  }
  for (const split of splits) {
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
    if (!guaranteed.has(split.variantId)) {
      const { marketplaceUnimported = total, soldInKits = 0 } =
        situations.get(split.variantId) ?? {};
      const may = marketplaceUnimported + soldInKits;
      if (total > may)
        failures.push(
          `of ${sku}, which is shared, Shopify holds ${total} back; ${may} are sold`,
        );
    } else if (split.inForceAt === null)
      failures.push(`the split of ${sku} never came into force`);
    else if (shown + sold > total)
      failures.push(
        `of ${sku} TikTok Shop shows ${shown} and has sold ${sold}, held back are ${total}`,
      );
  }
  return failures;
};

/** The variants whose pool is split, as the merchant wishes now. */
export async function guaranteedAmong(
  records: Records,
  variantIds: string[],
): Promise<Set<string>> {
  const inKits = await records.sharedByKits(variantIds);
  const guaranteed = new Set<string>();
  for (const variantId of variantIds) {
    const wish = { variantId, channel: "marketplace" as const };
    const { promise } = await records.ruleInForce(wish);
    if (promise === "guaranteed" && !inKits.has(variantId))
      guaranteed.add(variantId);
  }
  return guaranteed;
}
