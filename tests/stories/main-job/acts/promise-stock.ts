import type { Cast } from "../cast.ts";
import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";
import { shownOnTikTok } from "./shown-on-tiktok.ts";

/** The merchant guarantees a variant's stock: each channel gets a part of its own, and both together no more than there is. */
export async function promiseStock(scene: Scene, cast: Cast): Promise<void> {
  const { control, memory, merchant, wait } = scene;
  const own = cast.own[5];
  if (!own) throw new Error("there is nothing to guarantee");
  const { id: variantId } = await memory.prisma.variant.findFirstOrThrow({
    where: { sku: own.sku },
  });
  const inShopify = async () => {
    const { products, locations } = await control.shopify();
    const merchants = new Set(
      locations.filter((at) => !at.isFulfillmentService).map(({ id }) => id),
    );
    return products
      .flatMap(({ variants }) => variants)
      .filter(({ sku }) => sku === own.sku)
      .flatMap(({ levels }) => levels)
      .filter(({ locationId }) => merchants.has(locationId))
      .reduce((sum, { available }) => sum + available, 0);
  };
  const pool = await inShopify();
  const answer = await merchant.promiseStock(variantId, "guaranteed");
  if (answer.outcome !== "set")
    throw new Error(`guaranteeing stock ended as ${answer.outcome}`);
  await until("the split stock", wait, async () => {
    const parts = [
      await inShopify(),
      await shownOnTikTok(scene, own.skuExternalId),
    ];
    const both = parts.reduce((sum, part) => sum + part, 0);
    return both <= pool && parts.every((part) => part > 0 && part < pool)
      ? null
      : `of ${pool} units Shopify shows ${parts[0]}, TikTok ${parts[1]}`;
  });
}
