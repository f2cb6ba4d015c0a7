import type { Scene } from "../scene.ts";

/** Units of a SKU that TikTok Shop shows in the merchant's own warehouse; the network's are beside it. */
export async function shownOnTikTok(
  { control, memory }: Scene,
  skuExternalId: string,
): Promise<number> {
  const { products } = await control.tiktok();
  const pools = await memory.prisma.pool.findMany({ where: { kind: "own" } });
  const own = new Set(
    pools.flatMap(({ marketplaceWarehouseIds }) => marketplaceWarehouseIds),
  );
  return products
    .flatMap(({ skus }) => skus)
    .filter(({ id }) => id === skuExternalId)
    .flatMap(({ inventory }) => inventory)
    .filter(({ warehouseId }) => own.has(warehouseId))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}
