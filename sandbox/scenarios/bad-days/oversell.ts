import type { BadDay, Stage } from "../bad-day.ts";
import { oneHour, store } from "../bad-day.ts";
import { calmDay } from "../calm-day.ts";
import { listProducts } from "../shelf.ts";

/** The shirt of which three are left. */
export const lastOne = { sku: "TEE-L", units: 3 };

/** Both channels sell the last units at once. */
export const oversell: BadDay = {
  says: "Both channels sell the last three shirts in the same moment; later more come in.",
  town() {
    const town = calmDay();
    for (const variant of town.products.flatMap((p) => p.variants))
      if (variant.sku === lastOne.sku) variant.stock = lastOne.units;
    return {
      ...town,
      name: "oversell",
      listings: listProducts(town.products),
      goods: town.goods.filter((g) => g.referenceCode !== lastOne.sku),
    };
  },
  acts: [
    {
      name: "rush",
      says: "Customers of both channels buy all that is shown to them, before either side hears of the other.",
      async play(stage) {
        await Promise.all([buyAll(stage, "shopify"), buyAll(stage, "tiktok")]);
        await stage.ask("POST", "/clock/advance", { ms: oneHour + 60_000 });
      },
    },
    {
      name: "restock",
      says: "The merchant finds a carton: eight can be sold again.",
      play: ({ ask }) =>
        ask("POST", `${store}/stock`, { sku: lastOne.sku, available: 8 }),
    },
  ],
};

async function buyAll(
  { ask, dice }: Stage,
  channel: "shopify" | "tiktok",
): Promise<void> {
  for (let left = lastOne.units; left > 0; ) {
    const quantity = dice.between(1, left);
    left -= quantity;
    if (channel === "shopify")
      await ask("POST", `${store}/orders`, {
        lines: [{ sku: lastOne.sku, quantity }],
      });
    else
      await ask("POST", "/tiktok/orders", {
        lines: [{ sellerSku: lastOne.sku, quantity }],
        fulfillment: "BY_SELLER",
      });
  }
}
