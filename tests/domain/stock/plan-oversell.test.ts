import { expect, test } from "vitest";
import { derive } from "#core/domain/stock/derivation.ts";
import { planOversell } from "#core/domain/stock/plan-oversell.ts";
import {
  toldToMarketplace,
  toldToStorefront,
} from "#core/domain/stock/what-channels-are-told.ts";
import { place, situation } from "./stock-situation.ts";

const mug = (derived: ReturnType<typeof derive>) => ({
  channel: "marketplace" as const,
  variantId: "variant-mug",
  itemId: "sku-mug",
  label: "Harbor Mug · Navy",
  derived,
});

test("S3 the last unit sold on both channels is told as zero and asked about", () => {
  const derived = toldToMarketplace(
    situation({
      own: [{ location: "Quay 1", held: 0, ...place(0) }],
      marketplaceUnimported: 1,
    }),
  );
  expect(derived).toEqual({
    quantity: 0,
    ruleId: null,
    terms: [
      {
        term: "on hand at Quay 1",
        quantity: 0,
        ref: "pool",
        opens: "movements",
      },
      {
        term: "TikTok orders not yet in Shopify",
        quantity: -1,
        ref: null,
        opens: "marketplace-orders",
      },
      { term: "never below zero", quantity: 1, ref: null, opens: "oversold" },
    ],
  });
  expect(planOversell([mug(derived)]).conflicts).toMatchObject([
    {
      kind: "stock",
      key: "oversold:marketplace:sku-mug",
      subject: "Harbor Mug · Navy",
      reason: expect.stringContaining("1 unit was sold beyond"),
    },
  ]);
});

test("S3 what Shopify sold beyond the network's stock is asked about, too", () => {
  const derived = toldToStorefront(
    situation({
      network: [{ centre: "Dallas", ...place(2) }],
      committedAtService: 9,
      handedToNetwork: 4,
    }),
  );
  const { conflicts } = planOversell([
    { ...mug(derived), channel: "storefront" },
  ]);
  expect(derived.quantity).toBe(0);
  expect(conflicts[0]?.reason).toContain("3 units were sold beyond");
});

test("S3 the question closes when there is enough again, and none is asked at exactly zero", () => {
  const enough = derive([{ term: "available", quantity: 0, ref: null }]);
  const plan = planOversell([mug(enough)]);
  expect(plan.conflicts).toEqual([]);
  expect(plan.closes.map(({ key }) => key)).toEqual([
    "oversold:marketplace:sku-mug",
  ]);
});
