import { setKit } from "#core/flows/set-kit.ts";
import type { Scene } from "../scene.ts";
import { type Moves, move } from "./move.ts";

type Part = { sku: string; count: number };

/** The merchant says what a variant is put together from; it is bought like any other. */
export const kitMoves: Moves = {
  "a kit is made": move<{ sku: string; parts: Part[] }>({
    weight: 1,
    draw: ({ skus }, dice) => {
      if (skus.length < 2) return null;
      const sku = dice.pick(skus);
      const parts = new Map<string, number>();
      for (let left = dice.between(1, 2); left > 0; left--)
        parts.set(
          dice.pick(skus.filter((other) => other !== sku)),
          dice.between(1, 2),
        );
      return {
        sku,
        parts: [...parts].map(([part, count]) => ({ sku: part, count })),
      };
    },
    async play(scene, { sku, parts }) {
      const made = await sayKit(scene, sku, parts);
      if (made === null) return null;
      scene.kits.add(sku);
      return `${sku} of ${parts.map((part) => `${part.count} × ${part.sku}`).join(" and ")}`;
    },
  }),
  "a kit is taken back": move<{ sku: string }>({
    weight: 1,
    draw: ({ kits }, dice) =>
      kits.size === 0 ? null : { sku: dice.pick([...kits]) },
    async play(scene, { sku }) {
      const taken = await sayKit(scene, sku, []);
      scene.kits.delete(sku);
      return taken === null ? null : sku;
    },
  }),
};

/** @returns null where it cannot be one, such as a part of another. */
async function sayKit(
  { town }: Scene,
  sku: string,
  parts: Part[],
): Promise<true | null> {
  const idOf = async (of: string) =>
    (await town.prisma.variant.findFirstOrThrow({ where: { sku: of } })).id;
  const { outcome } = await setKit(town.world, town.shopId, {
    variantId: await idOf(sku),
    parts: await Promise.all(
      parts.map(async (part) => ({
        variantId: await idOf(part.sku),
        count: part.count,
      })),
    ),
    actor: "merchant:dice",
  });
  return outcome === "set" ? true : null;
}
