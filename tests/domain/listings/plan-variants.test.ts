import { describe, expect, test } from "vitest";
import {
  planVariants,
  settleVariant,
} from "#core/domain/listings/plan-variants.ts";
import type { Pair } from "#core/domain/merge/pair.ts";
import { pairOf } from "../merge/pairs.ts";

const navy = {
  variantId: "v",
  label: "Mug · Navy",
  sku: "MUG-NVY",
  soldBy: "sku",
} as const;
const fog = {
  variantId: "f",
  label: "Mug · Fog",
  sku: "MUG-FOG",
  soldBy: null,
} as const;
const audit = (status: string) => ({
  audit: { status, reasons: ["Show it."] },
});
const standing = (standings: Record<string, string>): Pair["bases"] =>
  new Map([
    [
      "variants:l",
      { storefront: JSON.stringify(standings), marketplace: null },
    ],
  ]);
/** A mug whose fog-coloured variant came after both sides were first read. */
const withFog = (told: Parameters<typeof pairOf>[0] = {}) =>
  pairOf({
    variants: [navy, fog],
    bases: standing({ v: "sold" }),
    ...told,
  });
const asked = ({ plan }: ReturnType<typeof planVariants>) =>
  plan.conflicts.map(({ key, cause }) => [key, cause]);
const sent = ({ plan }: ReturnType<typeof planVariants>) =>
  plan.effects.map(({ kind, payload }) => [
    kind,
    "variantIds" in payload ? payload.variantIds : null,
  ]);
const standings = ({ base }: ReturnType<typeof planVariants>) =>
  JSON.parse(base?.storefront ?? "null");

describe("a variant that came in Shopify", () => {
  test("C3 is nobody's question where it was there when both sides were first read", () => {
    const first = planVariants(pairOf({ variants: [navy, fog] }), "storefront");
    expect([asked(first), sent(first)]).toEqual([[], []]);
    expect(standings(first)).toEqual({ v: "sold", f: "unsold" });
  });

  test("C3 P2 comes to the listing where Shopify wins, under one key until a side moves", () => {
    const planned = planVariants(withFog(), "storefront");
    expect(sent(planned)).toEqual([["marketplace.add-skus", ["f"]]]);
    const known = withFog({ bases: standing(standings(planned)) });
    const again = planVariants(known, "storefront");
    expect(again.plan.effects).toEqual(planned.plan.effects);
    expect(again.base).toBeNull();
    const later = new Date("2026-11-21T12:00:00Z");
    const moved = planVariants(
      withFog({ listing: { updatedAt: later } }),
      "storefront",
    );
    expect(moved.plan.effects[0]?.key).not.toBe(planned.plan.effects[0]?.key);
  });

  test.each([
    ["nobody has said who wins", "ask", {}],
    ["its audit refused the last edit", "storefront", audit("FAILED")],
    [
      "the listing is not for sale",
      "storefront",
      { status: "SELLER_DEACTIVATED" },
    ],
  ] as const)("C3 is asked about where %s", (_why, policy, listing) => {
    const planned = planVariants(withFog({ listing }), policy);
    expect(asked(planned)).toEqual([["unsold:f", "variant-added"]]);
    expect(sent(planned)).toEqual([]);
  });

  test("C3 is asked about where it has no SKU of its own, by which it would be linked", () => {
    const twin = { ...fog, sku: "mug-nvy " };
    const planned = planVariants(
      withFog({ variants: [navy, twin] }),
      "storefront",
    );
    expect(asked(planned)).toEqual([["unsold:f", "variant-added"]]);
  });

  test("H2 stays a question once it is one, whatever the rule becomes: nobody saw what the rule would add", () => {
    const bases = standing(standings(planVariants(withFog(), "ask")));
    const planned = planVariants(withFog({ bases }), "storefront");
    expect([asked(planned), sent(planned)]).toEqual([
      [["unsold:f", "variant-added"]],
      [],
    ]);
  });

  test("C3 is a proposal alone where TikTok Shop wins, and remains one under a later rule", () => {
    const left = planVariants(withFog(), "marketplace");
    expect([asked(left), sent(left)]).toEqual([[], []]);
    const bases = standing(standings(left));
    expect(sent(planVariants(withFog({ bases }), "storefront"))).toEqual([]);
  });

  test("P3 waits while TikTok Shop examines an edit, and is asked about where the audit then refuses it", () => {
    const bases = standing({ v: "sold", f: "wanted" });
    const waiting = planVariants(
      withFog({ bases, listing: audit("AUDITING") }),
      "storefront",
    );
    expect([asked(waiting), sent(waiting), waiting.base]).toEqual([
      [],
      [],
      null,
    ]);
    const refused = planVariants(
      withFog({ bases, listing: audit("FAILED") }),
      "storefront",
    );
    expect([asked(refused), sent(refused)]).toEqual([
      [["unsold:f", "variant-added"]],
      [],
    ]);
  });

  test("H2 an answer brings it there or accepts that it stays away", () => {
    const pair = withFog();
    expect(settleVariant(pair, "f", { kind: "storefront" })).toMatchObject({
      plan: { effects: planVariants(pair, "storefront").plan.effects },
      base: { storefront: '{"v":"sold","f":"wanted"}' },
    });
    expect(settleVariant(pair, "f", { kind: "leave" })).toMatchObject({
      plan: { effects: [] },
      base: { storefront: '{"v":"sold","f":"unsold"}' },
    });
  });
});

test("C3 a SKU that was deleted on TikTok Shop is always asked about; a link that a person took away is not", () => {
  const bases = standing({ v: "sold", f: "sold" });
  const lost = (soldBy: "gone-sku" | null) =>
    withFog({ bases, variants: [navy, { ...fog, soldBy }] });
  expect(asked(planVariants(lost("gone-sku"), "storefront"))).toEqual([
    ["unsold:f", "sku-gone"],
  ]);
  expect(asked(planVariants(lost(null), "storefront"))).toEqual([]);
});

describe("a variant that was deleted in Shopify", () => {
  const skus = ["S", "T"].map((externalId) => ({
    externalId,
    priceMinor: 1850,
    currency: "USD",
    options: [],
    optionPictures: [],
  }));
  const gone = (told: Parameters<typeof pairOf>[0] = {}) =>
    pairOf({
      link: { isGone: true },
      variants: [{ ...fog, sku: " mug-nvy" }],
      listing: { skus },
      bases: standing({}),
      ...told,
    });

  test("C3 is asked about while its SKU is for sale, and names what it may be now", () => {
    const { plan } = planVariants(gone(), "storefront");
    expect(plan.conflicts.find(({ key }) => key === "gone:s")).toMatchObject({
      cause: "variant-gone",
      candidates: [{ variantId: "f", why: "has the same SKU" }],
    });
    for (const over of [
      gone({ link: { isGone: false } }),
      gone({ product: { deleted: true } }),
      gone({ listing: { skus, status: "SELLER_DEACTIVATED" } }),
    ]) {
      const { plan } = planVariants(over, "ask");
      expect(plan.conflicts.map(({ key }) => key)).not.toContain("gone:s");
      expect(plan.closes.map(({ key }) => key)).toContain("gone:s");
    }
  });

  test("C3 is asked about whichever product it belonged to, and leaves by the answer", () => {
    const own = gone();
    const of = (told: Partial<Pair>): Pair => ({
      ...own,
      links: [],
      strays: own.links,
      ...told,
    });
    const asks = (pair: Pair) =>
      planVariants(pair, "ask").plan.conflicts.map(({ key }) => key);
    expect(asks(of({}))).toContain("gone:s");
    expect(asks(of({ strays: [] }))).not.toContain("gone:s");
    expect(settleVariant(of({}), "s", { kind: "storefront" })).toMatchObject({
      plan: { effects: [{ payload: { skuExternalIds: ["S"] } }] },
    });
  });

  test("P3 H2 its SKU leaves the listing by an answer alone, and is not asked about again on its way", () => {
    const settled = settleVariant(gone(), "s", { kind: "storefront" });
    if ("unfit" in settled) throw new Error(settled.unfit);
    expect(settled.plan.effects).toMatchObject([
      { kind: "marketplace.remove-skus", payload: { skuExternalIds: ["S"] } },
    ]);
    const bases = standing(JSON.parse(settled.base?.storefront ?? ""));
    const next = planVariants(gone({ bases }), "ask").plan;
    expect(next.effects).toEqual(settled.plan.effects);
    expect(next.conflicts.map(({ key }) => key)).not.toContain("gone:s");
    const refused = gone({ bases, listing: { skus, ...audit("FAILED") } });
    expect(
      planVariants(refused, "ask").plan.conflicts.map(({ key }) => key),
    ).toContain("gone:s");
  });

  test("H2 the only SKU of a listing is no SKU to take off", () => {
    const only = gone({ listing: {} });
    expect(settleVariant(only, "s", { kind: "storefront" })).toHaveProperty(
      "unfit",
    );
  });
});
