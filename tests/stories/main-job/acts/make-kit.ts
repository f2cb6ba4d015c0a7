import type { Cast } from "../cast.ts";
import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";
import { shownOnTikTok } from "./shown-on-tiktok.ts";

/** The merchant says that a variant is two of another: TikTok is told what its part allows; then it has its own stock again. */
export async function makeKit(scene: Scene, cast: Cast): Promise<void> {
  const { memory, merchant, wait } = scene;
  const [kit, part] = await Promise.all(
    [cast.own[2], cast.own[4]].map((own) =>
      memory.prisma.variant.findFirstOrThrow({
        where: { sku: own?.sku ?? "" },
      }),
    ),
  );
  const shown = (index: number) =>
    shownOnTikTok(scene, cast.own[index]?.skuExternalId ?? "");
  const before = await shown(2);
  const say = async (parts: { variantId: string; count: number }[]) => {
    const answer = await merchant.setKit(kit?.id ?? "", parts);
    if (answer.outcome !== "set")
      throw new Error(`making a kit ended as ${answer.outcome}`);
  };
  const untilShown = (wanted: number) =>
    until("the kit's number", wait, async () => {
      const now = await shown(2);
      return now === wanted ? null : `TikTok shows ${now} instead of ${wanted}`;
    });
  await say([{ variantId: part?.id ?? "", count: 2 }]);
  await untilShown(Math.floor((await shown(4)) / 2));
  await say([]);
  await untilShown(before);
}
