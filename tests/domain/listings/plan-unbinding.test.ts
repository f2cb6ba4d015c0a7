import { expect, test } from "vitest";
import {
  type BoundVariant,
  planUnbinding,
  unbindingEffects,
} from "#core/domain/listings/plan-unbinding.ts";

const bound = (told: Partial<BoundVariant> = {}): BoundVariant => ({
  candidate: {
    variantId: "v",
    label: "Mug · Navy",
    sku: "MUG-NVY",
    skuExternalIds: ["1"],
    isUnderWay: false,
  },
  goods: {
    externalId: "g",
    name: "Mug, Navy",
    referenceCode: "mug-nvy",
    skuExternalIds: ["1"],
  },
  isChosen: false,
  onHand: 0,
  inTransit: 0,
  deliveries: 0,
  orders: 0,
  ...told,
});

test("H2 goods on which nothing hangs are unbound from the variant's SKUs alone, under the wish's own key", () => {
  const goods = {
    externalId: "g",
    name: "Mug, Navy",
    referenceCode: null,
    skuExternalIds: ["1", "7"],
  };
  const planned = planUnbinding(bound({ goods }));
  expect(planned).toMatchObject({ others: 1, staysByCode: false });
  expect(unbindingEffects(planned, "entry")).toMatchObject([
    {
      kind: "network.unbind-goods",
      key: "goods:1:entry",
      payload: { goodsExternalId: "g", skuExternalIds: ["1"] },
    },
  ]);
  expect(planUnbinding(bound()).staysByCode).toBe(true);
});

test.each([
  ["units lie at the network", { onHand: 3 }, true],
  ["units are on their way", { inTransit: 3 }, true],
  ["a delivery is open", { deliveries: 1 }, true],
  ["an order has not been sent", { orders: 1 }, false],
  ["the network fulfills it for Shopify", { isChosen: true }, false],
] as const)("S5 while %s nothing is unbound", (_what, told, lastOnly) => {
  const planned = planUnbinding(bound(told));
  expect(planned.blockers).toHaveLength(1);
  expect(unbindingEffects(planned, "entry")).toEqual([]);
  // Another SKU goes on selling what lies there.
  const goods = bound().goods;
  const shared = goods && { ...goods, skuExternalIds: ["1", "7"] };
  expect(planUnbinding(bound({ ...told, goods: shared })).blockers.length).toBe(
    lastOnly ? 0 : 1,
  );
});

test("what is bound to nothing cannot be unbound", () => {
  expect(planUnbinding(bound({ goods: null })).blockers).toHaveLength(1);
});
