import { expect, test } from "vitest";
import type { Kept } from "#sandbox/memory/drawer.ts";
import { openTikTokFace } from "../../support/open-tiktok-face.ts";

test("a shop that is saved and loaded goes on where it was: tokens, orders, promises", async () => {
  await using before = await openTikTokFace();
  const tokens = await before.connect();
  const id = await before.buy("CAN-CED-08", 5, { fulfillment: "BY_TIKTOK" });
  const saved = JSON.parse(JSON.stringify(before.face.save()));
  await using after = await openTikTokFace();
  await after.face.load(saved);
  after.useToken(tokens.access_token);
  expect(JSON.parse(JSON.stringify(after.face.save()))).toEqual(saved);
  expect((await after.order(id)).status).toBe("ON_HOLD");
  after.context.clock.advance(3_700_000);
  expect((await after.order(id)).status).toBe("AWAITING_COLLECTION");
});

test("the same town is planted with the same ids", async () => {
  await using one = await openTikTokFace();
  await using two = await openTikTokFace();
  const ids = (state: unknown) =>
    Object.values(
      (state as { shops: Record<string, { products: Iterable<Kept> }> }).shops,
    ).flatMap((shop) => [...shop.products].map((p) => p.id));
  expect(ids(one.face.save())).toEqual(ids(two.face.save()));
});
