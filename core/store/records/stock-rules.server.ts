import type { Term } from "../../domain/stock/derivation.ts";
import {
  type Channel,
  channels,
  noRule,
  type StockRule,
} from "../../domain/stock/stock-rule.ts";
import type { RuleScope, StockRuleRecords } from "../../world/stock-records.ts";
import type { Tx } from "../prisma.server.ts";

type RuleRow = StockRule & {
  itemId: string;
  channel: Channel;
  lifted: boolean;
};

const latestVersions = (tx: Tx, shopId: string, itemIds: string[]) =>
  tx.$queryRaw<RuleRow[]>`
    SELECT DISTINCT ON (item_id, channel) id, item_id AS "itemId", channel, version, scope, lifted,
           buffer_units AS "bufferUnits", cap, floor, exposure, promise
    FROM stock_rule
    WHERE shop_id = ${shopId}::uuid AND item_id = ANY(${[shopId, ...itemIds]}::uuid[])
    ORDER BY item_id, channel, version DESC`;

/** The rules that these variants' numbers follow: their own, the shop's, or none. */
export async function readRulesInForce(
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<Map<string, Record<Channel, StockRule>>> {
  const set = new Map(
    (await latestVersions(tx, shopId, variantIds)).map((row) => [
      `${row.itemId}:${row.channel}`,
      row,
    ]),
  );
  const inForce = (itemId: string, channel: Channel): StockRule | null => {
    const row = set.get(`${itemId}:${channel}`);
    if (!row || row.lifted) return null;
    const { id, version, scope, bufferUnits, cap, floor } = row;
    const { exposure, promise } = row;
    return {
      id,
      version,
      scope,
      bufferUnits,
      cap,
      floor,
      ...(exposure && { exposure }),
      ...(promise && { promise }),
    };
  };
  const ruleOf = (variantId: string, channel: Channel) =>
    inForce(variantId, channel) ?? inForce(shopId, channel) ?? noRule;
  return new Map(
    variantIds.map((id) => [
      id,
      Object.fromEntries(
        channels.map((channel) => [channel, ruleOf(id, channel)]),
      ) as Record<Channel, StockRule>,
    ]),
  );
}

/** Versions of rules, and the numbers that they decide about. */
export function stockRuleRecords(tx: Tx, shopId: string): StockRuleRecords {
  const itemOf = ({ variantId }: RuleScope) => variantId ?? shopId;

  const numbersUnderRule: StockRuleRecords["numbersUnderRule"] = (scope) =>
    tx.$queryRaw<
      { variantId: string; label: string; desired: number; terms: Term[] }[]
    >`
      SELECT publication.variant_id AS "variantId", coalesce(variant.sku, variant.title) AS label,
             publication.desired, publication.derivation AS terms
      FROM publication JOIN variant ON variant.id = publication.variant_id
      WHERE publication.shop_id = ${shopId}::uuid AND publication.channel = ${scope.channel}
        -- What a rule keeps back is kept back at the main warehouse.
        AND NOT EXISTS (SELECT FROM sales_warehouse AS other WHERE other.shop_id = publication.shop_id
          AND other.external_id = publication.place_id AND NOT other.is_main)
        AND CASE WHEN ${scope.variantId}::uuid IS NOT NULL THEN publication.variant_id = ${scope.variantId}::uuid
            ELSE NOT coalesce((
              SELECT NOT own.lifted FROM stock_rule AS own
              WHERE own.shop_id = publication.shop_id AND own.item_id = publication.variant_id
                AND own.channel = publication.channel
              ORDER BY own.version DESC LIMIT 1), false) END
      ORDER BY label, publication.variant_id`;

  const ruleOf: StockRuleRecords["ruleOf"] = async (scope) => {
    const rows = await latestVersions(tx, shopId, [itemOf(scope)]);
    const row = rows.find(
      ({ itemId, channel }) =>
        itemId === itemOf(scope) && channel === scope.channel,
    );
    return row ?? null;
  };

  return {
    ruleOf,
    numbersUnderRule,

    async variantsUnderRule(scope) {
      const numbers = await numbersUnderRule(scope);
      return [...new Set(numbers.map(({ variantId }) => variantId))];
    },

    async ruleInForce({ variantId, channel }) {
      const item = variantId ?? shopId;
      const rules = await readRulesInForce(tx, shopId, [item]);
      return rules.get(item)?.[channel] ?? noRule;
    },

    async saveStockRule(scope, limits, { entryId, actor, at }) {
      const known = await ruleOf(scope);
      await tx.stockRule.create({
        data: {
          shopId,
          scope: scope.variantId ? "variant" : "shop",
          itemId: itemOf(scope),
          channel: scope.channel,
          version: (known?.version ?? 0) + 1,
          lifted: limits === null,
          ...(limits ?? { bufferUnits: 0, cap: null, floor: 0 }),
          actor,
          entryId,
          setAt: at,
        },
      });
    },
  };
}
