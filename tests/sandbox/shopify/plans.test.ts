import { expect, test } from "vitest";
import { openShopifyFace } from "../../support/open-shopify-face.ts";

test.each([
  ["Basic", 2_000, 100],
  ["Plus", 20_000, 1_000],
] as const)(
  "a store on %s has %i query points and gets %i back a second",
  async (plan, size, perSecond) => {
    const face = await openShopifyFace(undefined, undefined, plan);
    await face.install();
    const { data, extensions } = await face.admin(
      "{ shop { plan { publicDisplayName } } }",
    );
    expect(data.shop.plan.publicDisplayName).toBe(plan);
    expect(extensions.cost.throttleStatus).toMatchObject({
      maximumAvailable: size,
      restoreRate: perSecond,
    });
    await face.close();
  },
);
