import { afterEach, expect, test } from "vitest";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

const open: OpenFace[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

test("a saved store loaded elsewhere goes on: same state, same tokens, no id given twice", async () => {
  const first = await openShopifyFace();
  const second = await openShopifyFace();
  open.push(first, second);
  const token = await first.install();
  await first.deed("/orders", { lines: [{ sku: "MUG-BLUE", quantity: 1 }] });
  await second.face.load(JSON.parse(JSON.stringify(first.face.save())));
  expect(await second.seen()).toEqual(await first.seen());
  const answer = await second.callAdmin("{ shop { name } }", {}, token);
  expect(answer.status).toBe(200);
  await second.deed("/orders", { lines: [{ sku: "MUG-RED", quantity: 1 }] });
  const { orders } = await second.seen();
  expect(orders.map(({ name }: { name: string }) => name)).toEqual([
    "#1001",
    "#1002",
  ]);
  expect(new Set(orders.map(({ id }: { id: string }) => id)).size).toBe(2);
});
