import type { EffectPayloads } from "../../domain/effects.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import { causeOf, type Planning, settle } from "./context.ts";
import { importNetwork } from "./imports.ts";
import { linkGoods } from "./plan-links.ts";
import { planStock } from "./plan-stock.ts";

/**
 * Goods have come to serve TikTok SKUs of a variant: they are read and linked, and what channels are told of the variant
 * follows. What else sells it comes to be served by the same goods.
 */
export async function planGoodsServe(
  planning: Planning,
  effectId: string,
  {
    variantId,
    skuExternalIds,
    alsoServe = [],
  }: {
    variantId: string;
    skuExternalIds: string[];
    alsoServe?: string[] | undefined;
  },
): Promise<void> {
  const { world, shop } = planning;
  const facts = await world.network.findGoods(shop, skuExternalIds);
  const [made] = facts;
  if (!made) return importNetwork(planning);
  await settle(planning, async (records) => {
    await records.learnGoods(facts);
    const { plan } = await linkGoods(
      records,
      await records.goodsForMatching([variantId]),
      causeOf(planning),
    );
    const payload: EffectPayloads["network.bind-goods"] = {
      variantId,
      goodsExternalId: made.externalId,
      skuExternalIds: alsoServe,
    };
    const rest: Plan = {
      ...emptyPlan(),
      effects:
        alsoServe.length > 0
          ? [
              {
                kind: "network.bind-goods",
                key: `goods:${alsoServe[0]}:${effectId}`,
                subject: `goods:${variantId}`,
                payload,
              },
            ]
          : [],
    };
    return [
      plan,
      await planStock(records, [variantId], causeOf(planning)),
      rest,
    ];
  });
}
