import { channelShares, sharesOf } from "../../domain/demand/channel-split.ts";
import type { SeriesOfVariant } from "../../domain/demand/goods-forecast.ts";
import { inForceOn } from "../../domain/replenishment/dated.ts";
import { feesAhead } from "../../domain/replenishment/fees-in-shop.ts";
import {
  termsOfSending,
  termsOfVariants,
} from "../../domain/replenishment/goods-terms.ts";
import { leadTimeOf, leadTimes } from "../../domain/replenishment/lead-time.ts";
import {
  marketplaceShareOf,
  networkShareOf,
} from "../../domain/replenishment/network-share.ts";
import { defaultPolicy } from "../../domain/replenishment/policy.ts";
import type {
  PlayedGoods,
  PlayedTerms,
} from "../../domain/replenishment/shop-simulation.ts";
import { dayAfter } from "../../kit/days.ts";
import { groupBy } from "../../kit/group-by.ts";
import type { Records } from "../../world/records.ts";

/** The goods of the network among these series, and by what the shop plans its deliveries today: what its past is played by. */
export async function readPastToPlay(
  records: Pick<
    Records,
    | "replenishmentPolicy"
    | "pastInbounds"
    | "policies"
    | "shop"
    | "networkVariants"
    | "partOfNetwork"
    | "routing"
  >,
  series: readonly SeriesOfVariant[],
  origin: string,
  at: Date,
): Promise<{ goods: PlayedGoods[]; terms: PlayedTerms } | null> {
  const past = await records.pastInbounds();
  const leadTime = leadTimeOf(past);
  const arrivesOn = dayAfter(origin, leadTime.p50);
  const policies = await records.policies();
  const { inboundRules } = policies;
  const [card, ...cards] = policies.rateCards;
  const rules = inForceOn(inboundRules, arrivesOn)?.value;
  const fees = feesAhead(policies, records.shop.currency, origin);
  if (!rules || !card || !fees) return null;
  const soldOf = new Map(
    series.map(({ key, recentByChannel }) => [key, recentByChannel]),
  );
  const variants = await records.networkVariants([...soldOf.keys()]);
  const routing = await records.routing(at, arrivesOn);
  const ofShop = sharesOf(together(series.map((one) => one.recentByChannel)));
  const goods = [...groupBy(variants, ({ goodsId }) => goodsId)].flatMap(
    ([goodsId, rows]): PlayedGoods[] => {
      const [most] = rows;
      const sold = rows.flatMap(({ variantId }) => {
        const recent = soldOf.get(variantId);
        return recent ? [recent] : [];
      });
      const shares = channelShares(together(sold), ofShop);
      if (!most) return [];
      const part = networkShareOf(routing, goodsId, shares);
      const marketplaceShare = marketplaceShareOf(part, shares);
      return [
        {
          goodsId,
          variantIds: rows.map(({ variantId }) => variantId),
          part,
          marketplaceShare,
          ...termsOfSending(
            {
              ...most,
              ...termsOfVariants(
                rows.map((row) => ({
                  ...row,
                  units: sumOf(soldOf.get(row.variantId) ?? []),
                })),
              ),
            },
            { fees: fees[0], marketplaceShare },
          ),
        },
      ];
    },
  );
  return {
    goods,
    terms: {
      leadTime,
      leads: leadTimes(past),
      rules,
      cards: [card, ...cards],
      feesFrom: (day) =>
        feesAhead(policies, records.shop.currency, day) ?? fees,
      policy: (await records.replenishmentPolicy()) ?? defaultPolicy,
      until: origin,
      knownPart: await records.partOfNetwork([...soldOf.keys()]),
    },
  };
}

const sumOf = (units: readonly number[]): number =>
  units.reduce((all, some) => all + some, 0);

/** Units of several goods by channel, added up. */
const together = (units: readonly (readonly number[])[]): number[] =>
  units.reduce<number[]>(
    (all, one) => one.map((some, channel) => some + (all[channel] ?? 0)),
    [0, 0],
  );
