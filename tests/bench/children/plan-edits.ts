import { appendLetter } from "#core/flows/append-letter.ts";
import { planShop } from "#core/flows/plan-shop.ts";
import { laterWorld, taken } from "./later-world.ts";

// A worker that plans what edits of single products call for, one after another, and says how long one takes.
const [shopId = ""] = process.argv.slice(2);
const edits = 20;
const world = laterWorld();
const products = await world.prisma.product.findMany({
  where: { shopId, listings: { some: {} } },
  take: edits,
  orderBy: { externalId: "desc" },
  select: { externalId: true },
});
const begun = performance.now();
const each: number[] = [];
for (const { externalId } of products) {
  await world.store.inShop(shopId, (records) =>
    appendLetter(records, {
      letter: { kind: "product-changed", externalId },
      deliveryId: `edit:${externalId}`,
      source: "sweep",
      actor: null,
      at: world.clock.now(),
    }),
  );
  const from = performance.now();
  await planShop(world, shopId);
  each.push(performance.now() - from);
}
each.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    ...taken(begun),
    medianMs: each[Math.floor(each.length / 2)],
  }),
);
process.exit();
