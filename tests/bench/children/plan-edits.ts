import { appendLetter } from "#core/flows/append-letter.ts";
import { planStock } from "#core/flows/plan/plan-stock.ts";
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
const median = (times: number[]) =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

// Then one variant's numbers alone, among so many kits.
const variants = await world.prisma.variant.findMany({
  where: { shopId, skuLinks: { some: {} } },
  take: edits,
  orderBy: { externalId: "desc" },
  select: { id: true },
});
const { id: entryId } = await world.prisma.journalEntry.findFirstOrThrow({
  where: { shopId },
  select: { id: true },
});
await world.prisma.$executeRaw`
  INSERT INTO kit_part (shop_id, kit_variant_id, part_variant_id, count, actor, entry_id)
  SELECT ${shopId}::uuid, kit.id, part.id, 1, 'bench', ${entryId}::uuid
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM variant WHERE shop_id = ${shopId}::uuid) AS kit
  JOIN (SELECT id, row_number() OVER (ORDER BY id DESC) AS n FROM variant WHERE shop_id = ${shopId}::uuid) AS part
    ON part.n IN (kit.n / 20, kit.n / 20 + 1) AND part.id <> kit.id
  WHERE kit.n % 20 = 0`;
await world.prisma.$executeRaw`ANALYZE kit_part`;
const stock: number[] = [];
const kin: number[] = [];
for (const { id } of variants)
  await world.store.inShop(shopId, async (records) => {
    const from = performance.now();
    await records.kitRelatives([id]);
    await records.variantsSharingGoods([id]);
    kin.push(performance.now() - from);
    await planStock(records, [id], { entryId, at: world.clock.now() });
    stock.push(performance.now() - from - (kin.at(-1) ?? 0));
  });
console.log(
  JSON.stringify({
    ...taken(begun),
    medianMs: median(each),
    slowestMs: Math.max(...each),
    stockMs: median(stock),
    kinMs: median(kin),
  }),
);
process.exit();
