import { buyersHome, type Cast } from "../cast.ts";
import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";
import { shownOnTikTok } from "./shown-on-tiktok.ts";

/**
 * The merchant unlinks a TikTok SKU: what is sold in Shopify meanwhile is not told to it. He links it again, and its number
 * is right again.
 */
export async function relink(scene: Scene, cast: Cast): Promise<void> {
  const { control, memory, merchant, wait } = scene;
  const { sku = "", skuExternalId = "" } = cast.own[6] ?? {};
  const known = await memory.prisma.listingSku.findFirstOrThrow({
    where: { externalId: skuExternalId },
    include: { link: true },
  });
  const link = async (variantId: string | null, wanted: string) => {
    const { outcome } = await merchant.link(known.id, variantId);
    if (outcome !== wanted)
      throw new Error(`what ${sku} belongs to ended as ${outcome}`);
  };
  const asked = () =>
    memory.prisma.conflict.findFirst({
      where: { kind: "link", state: "open", subjectId: known.id },
    });
  const before = await shownOnTikTok(scene, skuExternalId);
  await link(null, "unlinked");
  if (!(await asked())) throw new Error("nobody is asked what it belongs to");
  const { id } = await control.buyOnShopify(
    [{ sku, quantity: 1 }],
    buyersHome,
    false,
  );
  await until("the sale of what is unlinked", wait, async () => {
    const order = await memory.prisma.order.findFirst({
      where: { externalId: id },
    });
    return order && (await memory.underWay()) === 0 ? null : "it is not known";
  });
  const meanwhile = await shownOnTikTok(scene, skuExternalId);
  if (meanwhile !== before)
    throw new Error(`unlinked, ${sku} was told ${meanwhile} after ${before}`);
  await link(known.link?.variantId ?? null, "linked");
  await until("the number of what is linked again", wait, async () => {
    const now = await shownOnTikTok(scene, skuExternalId);
    return now === before - 1 ? null : `TikTok shows ${now}, not ${before - 1}`;
  });
  if (await asked()) throw new Error("it is still asked what it belongs to");
  await control.shipFromShopify(id, {
    trackingNumber: "1Z999AA10000000066",
    company: "UPS",
  });
}
