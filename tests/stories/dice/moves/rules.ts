import { fallbacks } from "#core/domain/orders/order-rule.ts";
import {
  type ExposureMode,
  exposureModes,
  type RuleLimits,
} from "#core/domain/stock/stock-rule.ts";
import { previewStockRule, setStockRule } from "#core/flows/set-stock-rule.ts";
import { setRule } from "../../../flows/trials/requests.ts";
import { type Moves, move } from "./move.ts";

type Fallback = keyof typeof fallbacks;

/** The merchant changes what is done by itself. */
export const ruleMoves: Moves = {
  "a stock rule is set": move<{
    channel: "storefront" | "marketplace";
    limits: RuleLimits;
  }>({
    weight: 2,
    draw: (_, dice) => ({
      channel: dice.pick(["storefront", "marketplace"]),
      limits: {
        bufferUnits: dice.pick([0, 1, 5]),
        cap: dice.pick([null, 4]),
        floor: dice.pick([0, 2]),
      },
    }),
    async play({ town }, { channel, limits }) {
      const wish = { variantId: null, channel, limits };
      const { basedOn } = await previewStockRule(town.world, town.shopId, wish);
      const actor = "merchant:dice";
      await setStockRule(town.world, town.shopId, { ...wish, basedOn, actor });
      return `${channel}: ${JSON.stringify(limits)}`;
    },
  }),
  "the rule for jumps in sales is set": move<{
    channel: "storefront" | "marketplace";
    exposure: ExposureMode;
  }>({
    weight: 1,
    draw: (_, dice) => ({
      channel: dice.pick(["storefront", "marketplace"]),
      exposure: dice.pick(exposureModes),
    }),
    async play({ town }, { channel, exposure }) {
      const limits = { bufferUnits: 0, cap: null, floor: 0, exposure };
      const wish = { variantId: null, channel, limits };
      const { basedOn } = await previewStockRule(town.world, town.shopId, wish);
      const actor = "merchant:dice";
      await setStockRule(town.world, town.shopId, { ...wish, basedOn, actor });
      return `${channel}: ${exposure}`;
    },
  }),
  "the rule for refused requests is set": move<{ fallback: Fallback }>({
    weight: 1,
    draw: (_, dice) => ({
      fallback: dice.pick(Object.keys(fallbacks) as Fallback[]),
    }),
    async play({ town }, { fallback }) {
      await setRule(town, fallback);
      return fallback;
    },
  }),
};
