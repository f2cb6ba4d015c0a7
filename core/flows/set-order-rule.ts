import type { OrderRule } from "../domain/orders/order-rule.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

export type OrderRuleSet =
  | { outcome: "set" }
  /** The location is none of the merchant's own. */
  | { outcome: "unfit"; why: string };

/** A person decides what becomes of requests that the network will not ship (law H2). */
export const setOrderRule = async (
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { actor, rule }: { actor: string; rule: OrderRule },
): Promise<OrderRuleSet> => {
  const at = world.clock.now();
  const set = await world.store.inShop(
    shopId,
    async (records): Promise<OrderRuleSet> => {
      const own = (await records.pools()).filter(({ kind }) => kind === "own");
      if (
        rule.fallback === "move" &&
        !own.some(({ externalId }) => externalId === rule.moveTo)
      )
        return {
          outcome: "unfit",
          why: "Choose one of the store's own locations to ship instead.",
        };
      const before = await records.orderRule();
      const { entryId } = await appendLetter(records, {
        letter: { kind: "order-rule-set", rule },
        deliveryId: `order-rule:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
      await records.saveOrderRule(rule);
      await records.audit({
        at,
        actor,
        action: "Set the rule for orders the network will not ship",
        subject: "rule:orders",
        before: before as unknown as Json,
        after: rule as unknown as Json,
        result: "done",
        entryId,
        effectId: null,
        reason: null,
      });
      return { outcome: "set" };
    },
  );
  if (set.outcome === "set") await world.bell.ring("shop.plan", shopId);
  return set;
};
