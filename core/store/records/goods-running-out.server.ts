import { combineForecasts } from "../../domain/demand/combine-forecasts.ts";
import type { GoodsForecast } from "../../domain/demand/goods-forecast.ts";
import { thinForecast } from "../../domain/demand/thin-forecast.ts";
import type { Matter } from "../../domain/notices/notice-kinds.ts";
import { comingWeeks } from "../../domain/replenishment/arrival-week.ts";
import { inForceOn } from "../../domain/replenishment/dated.ts";
import { leadTimeOf } from "../../domain/replenishment/lead-time.ts";
import { networkShareOf } from "../../domain/replenishment/network-share.ts";
import { sendByOf } from "../../domain/replenishment/send-by.ts";
import { dayOfStockOut } from "../../domain/replenishment/stock-outlook.ts";
import { supplyOf } from "../../domain/replenishment/under-way.ts";
import { dayAfter, dayOf } from "../../kit/days.ts";
import type { Tx } from "../prisma.server.ts";
import { readDaysToSale, readPastInbounds } from "./past-inbounds.server.ts";
import { readPolicies } from "./policies.server.ts";
import { readRouting } from "./routing.server.ts";
import { readUnderWay } from "./under-way.server.ts";

/** Somebody has to pack: he is told so many days before the last day to send. */
const toldDays = 3;
/** Goods that last longer than this on average are not looked at closely. */
const farDays = 90;

type Goods = {
  goodsId: string;
  name: string;
  available: number;
  inTransit: number;
  asOf: Date | null;
  melts: boolean;
  /** Of each variant, the one that sells most first. */
  forecasts: [GoodsForecast, ...GoodsForecast[]];
};

/** Goods that have to be sent to the network now, by the same reckoning as the page of Replenishment. */
export async function goodsRunningOut(
  tx: Tx,
  shopId: string,
  now: Date,
  most: number,
): Promise<Matter[]> {
  const leadTime = leadTimeOf(await readPastInbounds(tx, shopId));
  const coming = await readUnderWay(tx, shopId, now);
  const inDemand = await goodsInDemand(tx, shopId, now);
  if (inDemand.length === 0) return [];
  const policies = await readPolicies(tx, shopId);
  const { timeZone } = await tx.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { timeZone: true },
  });
  const arrivesOn = dayAfter(dayOf(now, timeZone), leadTime.p50);
  const routing = await readRouting(tx, shopId, now, policies, arrivesOn);
  const rules = inForceOn(policies.inboundRules, arrivesOn)?.value;
  const ways = {
    ...{ now, leadTime },
    daysToSale: await readDaysToSale(tx, shopId),
    weeks: rules ? comingWeeks(now, rules) : [],
  };
  return inDemand
    .flatMap(({ goodsId, name, forecasts, melts, ...lies }) => {
      const whole = combineForecasts(forecasts);
      const forecast = thinForecast(
        whole,
        networkShareOf(routing, goodsId, whole.shares),
      );
      const supply = supplyOf(
        { ...lies, underWay: coming.get(goodsId) ?? [] },
        leadTime,
        now,
      );
      const left = sendByOf(forecast, supply, melts, ways)?.inDays;
      if (left === undefined || left > toldDays) return [];
      const days = dayOfStockOut(forecast, supply, 0.5) ?? farDays;
      return [{ goodsId, name, left, days }];
    })
    .sort(
      (one, other) =>
        one.left - other.left ||
        one.days - other.days ||
        one.name.localeCompare(other.name, "en"),
    )
    .slice(0, most)
    .map(({ goodsId, name, days }) => ({
      kind: "restock",
      key: `restock:${goodsId}`,
      subject: name,
      facts: { days },
    }));
}

/** Goods that somebody wants, with the forecasts of all their variants; none that a person has dismissed. */
const goodsInDemand = (tx: Tx, shopId: string, now: Date) =>
  tx.$queryRaw<Goods[]>`
    SELECT goods.id AS "goodsId", goods.name,
           coalesce(there.available, 0)::int AS available, coalesce(there.in_transit, 0)::int AS "inTransit",
           there.as_of AS "asOf", coalesce(terms.melts, false) AS melts,
           jsonb_agg(forecast.forecast ORDER BY forecast.per_day DESC, variant.id) AS forecasts
    FROM fbt_goods AS goods
    JOIN goods_link AS link ON link.goods_id = goods.id
    JOIN variant ON variant.id = link.variant_id AND variant.deleted_at IS NULL
    JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL
    JOIN demand_forecast AS forecast ON forecast.variant_id = variant.id AND forecast.shop_id = goods.shop_id
    LEFT JOIN goods_terms AS terms ON terms.goods_id = goods.id AND terms.shop_id = goods.shop_id
    LEFT JOIN LATERAL (
      SELECT sum(level.available) AS available, sum(level.in_transit) AS in_transit, max(level.as_of) AS as_of
      FROM stock_level AS level JOIN pool ON pool.id = level.pool_id AND pool.kind = 'network'
      WHERE level.shop_id = goods.shop_id AND level.item_id = goods.id) AS there ON true
    WHERE goods.shop_id = ${shopId}::uuid
      AND NOT EXISTS (SELECT FROM replenishment_dismissal AS gone WHERE gone.shop_id = goods.shop_id
                      AND gone.goods_id = goods.id AND gone.until > ${now})
    GROUP BY goods.id, goods.name, there.available, there.in_transit, there.as_of, terms.melts
    HAVING sum(forecast.per_day) > 0 AND coalesce(there.available, 0) < ${farDays} * sum(forecast.per_day)`;
