import { expect, test } from "vitest";
import {
  networkShareOf,
  type Routing,
} from "#core/domain/replenishment/network-share.ts";

const half = { units: 1_000, byNetwork: 500 };
const all = { units: 1_000, byNetwork: 1_000 };
const none = { units: 0, byNetwork: 0 };

const routing = (wish: Partial<Routing> = {}): Routing => ({
  shop: [none, none],
  goods: new Map(),
  offered: new Set(["mug"]),
  sellersShip: true,
  ...wish,
});

test("before anything is sold all falls to the network, but for Shopify orders that cannot ask for it", () => {
  expect(networkShareOf(routing(), "mug", [0.4, 0.6]).share).toBe(1);
  expect(
    networkShareOf(routing({ offered: new Set() }), "mug", [0.4, 0.6]),
  ).toMatchObject({ share: 0.6, byChannel: [0, 1] });
});

test("each channel's share is measured, and leans on the shop's where little was sold", () => {
  const shop = [half, all];
  const of = (own: Routing["shop"]) =>
    networkShareOf(
      routing({ shop, goods: new Map([["mug", own]]) }),
      "mug",
      [0.5, 0.5],
    );
  expect(of([none, none]).byChannel[0]).toBeCloseTo(0.51, 2);
  const few = of([{ units: 4, byNetwork: 0 }, none]);
  const many = of([{ units: 4_000, byNetwork: 0 }, none]);
  expect(few.byChannel[0]).toBeCloseTo(0.425, 2);
  expect(many.byChannel[0]).toBeCloseTo(0, 2);
  expect(many.share).toBeCloseTo(0.5, 2);
  expect(many.restsOn).toBeGreaterThan(few.restsOn);
});

test("where sellers may not ship TikTok Shop's orders all of them fall to the network, whatever was measured", () => {
  const shop = [half, half];
  const may = networkShareOf(routing({ shop }), "mug", [0.5, 0.5]);
  const mayNot = networkShareOf(
    routing({ shop, sellersShip: false }),
    "mug",
    [0.5, 0.5],
  );
  expect(mayNot.byChannel[1]).toBe(1);
  expect(mayNot.share).toBe(may.ifSellersMayNot);
  expect(may.share).toBeLessThan(mayNot.share);
});
