import type { Scene } from "../scene.ts";

/** More than lies there: TikTok Shop would have shown nothing. */
const everything = 100_000;

/**
 * The merchant looks at the article of the rush as it was before anybody bought it, and asks what TikTok Shop would have sold
 * of it, had everything been kept back.
 */
export async function lookBack({
  control,
  memory,
  merchant,
}: Scene): Promise<void> {
  const [bought] = await memory.prisma.orderLine.groupBy({
    by: ["variantId"],
    where: {
      variantId: { not: null },
      order: { channel: "marketplace", fulfilledBy: "merchant" },
    },
    _sum: { quantity: true },
    orderBy: { _sum: { quantity: "desc" } },
    take: 1,
  });
  const variantId = bought?.variantId ?? "";
  const { sku } = await memory.prisma.variant.findUniqueOrThrow({
    where: { id: variantId },
  });
  const { placedAt } = await memory.prisma.order.findFirstOrThrow({
    where: { lines: { some: { variantId } } },
    orderBy: { placedAt: "asc" },
  });
  const { at } = await merchant.stockAt(
    variantId,
    new Date(placedAt.getTime() - 1),
  );
  const then = at?.stock.pools
    .filter(({ kind }) => kind === "own")
    .reduce((sum, { onHand }) => sum + (onHand ?? 0), 0);
  const { products, orders, locations } = await control.shopify();
  const own = new Set(
    locations
      .filter((place) => !place.isFulfillmentService)
      .map(({ id }) => id),
  );
  const now = products
    .flatMap(({ variants }) => variants)
    .filter((variant) => variant.sku === sku)
    .flatMap(({ levels }) => levels)
    .filter(({ locationId }) => own.has(locationId))
    .reduce((sum, { onHand }) => sum + onHand, 0);
  const left = orders
    .flatMap(({ fulfillments }) => fulfillments)
    .filter(({ locationId }) => own.has(locationId))
    .flatMap(({ lines }) => lines)
    .filter((line) => line.sku === sku)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const back = orders
    .flatMap(({ returns }) => returns.flatMap(({ lines }) => lines))
    .filter((line) => line.sku === sku)
    .reduce((sum, { processed }) => sum + processed, 0);
  if (then !== now + left - back)
    throw new Error(
      `${then} of ${sku} lay there before the rush, by Quayside; by Shopify ${now + left - back}`,
    );

  const { today } = await merchant.replay(variantId, 0);
  const { tried } = await merchant.replay(variantId, everything);
  const sold = today.replayed.byChannel.marketplace.sold;
  const { marketplace } = tried.byChannel;
  if (sold === 0 || marketplace.sold !== 0 || marketplace.lost < sold)
    throw new Error(
      `of ${sold} units, with everything kept back ${marketplace.sold} would be sold and ${marketplace.lost} lost`,
    );
}
