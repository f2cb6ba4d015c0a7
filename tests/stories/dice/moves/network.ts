import { previewGoods, setUpGoods } from "#core/flows/set-up-goods.ts";
import { previewUnbinding, unbindGoods } from "#core/flows/unbind-goods.ts";
import type { Scene } from "../scene.ts";
import { asFarAsItWorks, type Moves, move, where } from "./move.ts";

type Counting = { goods: number; centre: number; units: number };

/** What happens in the network's centres without anybody asking. */
export const networkMoves: Moves = {
  "a centre counts": move<Counting & { type: string }>({
    weight: 2,
    draw: (_, dice) => ({
      type: dice.pick([
        "INVENTORY_COUNT_ORDER",
        "DISPOSAL",
        "FROZEN_ORDER",
        "CUSTOMER_RETURN",
      ]),
      goods: dice.between(0, 9),
      centre: dice.between(0, 1),
      units: dice.between(1, 3),
    }),
    async play({ town }, { type, units, ...place }) {
      const found = await placeOf(town, place);
      if (!found) return null;
      const moved = await where(() =>
        town.ask("POST", "/fbt/stock", { type, ...found, quantity: units }),
      );
      return moved === null ? null : `${type} ${units} of ${found.goodsId}`;
    },
  }),
  "goods arrive at a centre": move<Counting>({
    weight: 1,
    draw: (_, dice) => ({
      goods: dice.between(0, 9),
      centre: dice.between(0, 1),
      units: dice.between(1, 6),
    }),
    async play({ town }, { units, ...place }) {
      const found = await placeOf(town, place);
      if (!found) return null;
      await town.ask("POST", "/fbt/receive", { ...found, quantity: units });
      return `${units} of ${found.goodsId}`;
    },
  }),
  "the network disposes of all there is of goods": move<{ goods: number }>({
    weight: 2,
    draw: (_, dice) => ({ goods: dice.between(0, 9) }),
    async play({ town }, { goods }) {
      const state = await town.control.network();
      const thing = state.goods[goods % Math.max(1, state.goods.length)];
      let units = 0;
      for (const { centreId, available } of thing?.stock ?? []) {
        const body = { type: "DISPOSAL", goodsId: thing?.id, centreId };
        const gone = await where(() =>
          available === 0
            ? Promise.resolve(null)
            : town.ask("POST", "/fbt/stock", { ...body, quantity: available }),
        );
        if (gone !== null) units += available;
      }
      return units === 0 ? null : `${units} of ${thing?.id}`;
    },
  }),
  "the network lists what it has none of, or does not": move<{
    hidesEmpty: boolean;
  }>({
    weight: 1,
    draw: (_, dice) => ({ hidesEmpty: dice.pick([true, false]) }),
    async play({ town }, wish) {
      await town.ask("PUT", "/fbt/stock", wish);
      return wish.hidesEmpty ? "does not" : "does";
    },
  }),
  "goods are unbound": move<{ sku: string }>({
    weight: 4,
    draw: ({ skus }, dice) => ({ sku: dice.pick(skus) }),
    async play({ town, skus, chosen }, { sku }) {
      // One of which nothing lies at the network: of anything else it would be refused.
      const empty = (await emptyGoods(town)).filter(
        (one) => skus.includes(one) && !chosen.has(one),
      );
      const wanted = empty.includes(sku) ? sku : empty[0];
      if (!wanted) return null;
      const { world, shopId } = town;
      const variantId = await variantOf(town, wanted);
      return asFarAsItWorks(async () => {
        const seen = await previewUnbinding(world, shopId, variantId);
        if (!seen) return null;
        const { outcome } = await unbindGoods(world, shopId, {
          variantId,
          fingerprint: seen.fingerprint,
          actor: "merchant:dice",
        });
        return outcome === "unbinding" ? wanted : null;
      });
    },
  }),
  "goods are set up": move<{ sku: string }>({
    weight: 2,
    draw: ({ skus }, dice) => ({ sku: dice.pick(skus) }),
    async play({ town }, { sku }) {
      const { world, shopId } = town;
      const { goods } = await town.control.network();
      const { products } = await town.control.tiktok();
      const bound = new Set(goods.flatMap(({ skuIds }) => skuIds));
      const free = products
        .flatMap(({ skus }) => skus)
        .filter(({ id }) => !bound.has(id))
        .map(({ sellerSku }) => sellerSku);
      const wanted = free.includes(sku) ? sku : free[0];
      const known = await town.prisma.variant.findFirst({
        where: { sku: wanted ?? "", deletedAt: null },
      });
      if (!known) return null;
      const wish = {
        variantIds: [known.id],
        sizeMillimetres: { length: 150, width: 120, height: 120 },
        weightGrams: null,
        returned: "restock" as const,
        own: {},
      };
      return asFarAsItWorks(async () => {
        const { fingerprint } = await previewGoods(world, shopId, wish);
        const { outcome } = await setUpGoods(world, shopId, {
          wish,
          fingerprint,
          actor: "merchant:dice",
        });
        return outcome === "set-up" ? `${wanted}` : null;
      });
    },
  }),
};

/** SKUs whose goods the network has none of. */
async function emptyGoods(town: Scene["town"]): Promise<string[]> {
  const { goods } = await town.control.network();
  const { products } = await town.control.tiktok();
  const empty = new Set(
    goods
      .filter(({ stock }) => stock.every(({ total }) => total === 0))
      .flatMap(({ skuIds }) => skuIds),
  );
  return products
    .flatMap(({ skus }) => skus)
    .filter(({ id }) => empty.has(id))
    .map(({ sellerSku }) => sellerSku);
}

async function variantOf(town: Scene["town"], sku: string): Promise<string> {
  const { id } = await town.prisma.variant.findFirstOrThrow({ where: { sku } });
  return id;
}

async function placeOf(
  town: Parameters<Moves[string]["play"]>[0]["town"],
  { goods, centre }: { goods: number; centre: number },
): Promise<{ goodsId: string; centreId: string } | null> {
  const state = await town.control.network();
  const thing = state.goods[goods % Math.max(1, state.goods.length)];
  const stock = thing?.stock[centre % Math.max(1, thing.stock.length)];
  return thing && stock
    ? { goodsId: thing.id, centreId: stock.centreId }
    : null;
}
