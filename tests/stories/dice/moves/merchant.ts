import { releaseVariants } from "#core/flows/release-variants.ts";
import { choose } from "../../../flows/trials/catalog.ts";
import { askToCancel } from "../../../flows/trials/requests.ts";
import { shopHandle } from "../../main-job/control.ts";
import { drawIndex, type Moves, move, where } from "./move.ts";

/** What the merchant does in Shopify and in the app. */
export const merchantMoves: Moves = {
  "count the merchant's stock": move<{ sku: string; available: number }>({
    weight: 3,
    draw: ({ skus }, dice) => ({
      sku: dice.pick(skus),
      available: dice.between(0, 20),
    }),
    async play({ town }, count) {
      const counted = await where(() =>
        town.ask("POST", `/shopify/${shopHandle}/stock`, count),
      );
      return counted === null ? null : `${count.available} × ${count.sku}`;
    },
  }),
  "the merchant asks the network to cancel": move<{ order: number }>({
    weight: 2,
    draw: ({ shopifyOrders }, dice) => {
      const order = drawIndex(dice, shopifyOrders);
      return order === null ? null : { order };
    },
    async play({ town, shopifyOrders }, { order }) {
      const id = shopifyOrders[order] ?? "";
      return where(async () => {
        await askToCancel(town, id);
        return id;
      });
    },
  }),
  "choose a variant": move<{ sku: string }>({
    weight: 2,
    draw: ({ skus }, dice) => ({ sku: dice.pick(skus) }),
    async play({ town, chosen }, { sku }) {
      await choose(town, sku);
      chosen.add(sku);
      return sku;
    },
  }),
  "release a variant": move<{ sku: string }>({
    weight: 1,
    draw: ({ chosen }, dice) =>
      chosen.size < 2 ? null : { sku: dice.pick([...chosen]) },
    async play({ town, chosen }, { sku }) {
      const variant = await town.prisma.variant.findFirstOrThrow({
        where: { sku },
      });
      await releaseVariants(town.world, town.shopId, {
        variantIds: [variant.id],
        actor: "merchant:dice",
      });
      chosen.delete(sku);
      return sku;
    },
  }),
};
