import type { Cast } from "../cast.ts";
import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";
import { shownOnTikTok } from "./shown-on-tiktok.ts";

/** As many as make a jump, of what nobody bought before. */
export const buyers = 8;

/** Buyers rush upon one article: Quayside notices, and the merchant is told. Then the merchant ships to all of them. */
export async function sellInARush(scene: Scene, cast: Cast): Promise<void> {
  const { control, memory, wait } = scene;
  const shown = await Promise.all(
    cast.own.map((own) => shownOnTikTok(scene, own.skuExternalId)),
  );
  const plenty = shown.findIndex((units) => units >= 2 * buyers);
  const article = cast.own[plenty];
  if (!article) throw new Error("there is too little of everything");
  for (let buyer = 0; buyer < buyers; buyer++)
    await control.buyOnTikTok(
      [{ skuId: article.skuExternalId, quantity: 1 }],
      "BY_SELLER",
    );
  const { id: variantId } = await memory.prisma.variant.findFirstOrThrow({
    where: { sku: article.sku },
  });
  await until("the rush to be noticed", wait, async () =>
    (await memory.prisma.spike.findFirst({ where: { variantId } }))
      ? null
      : "nobody has noticed",
  );
}
