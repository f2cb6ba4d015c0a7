import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readProductPage } from "#app/queries/product-page.server.ts";
import { sameTitle } from "#core/domain/title-rule.ts";
import { changeFields, previewChange } from "#core/flows/change-fields.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";

let town: SmallTown;
beforeAll(async () => {
  town = await openSmallTown();
  // What stands in the catalog was there before.
  town.wait(10 * 60_000);
  await town.connect();
  // The first two looks read everything; from then on only what changed is read.
  await sweep();
  await sweep();
});
afterAll(() => town[Symbol.asyncDispose]());
beforeEach(() => town.control.weather({ loseOneIn: 0 }));

const sweep = async () => {
  await town.run("shop.reconcile", { shopId: town.shopId });
  await town.settle();
};
const listingOf = async (sku: string) =>
  town.prisma.listing.findFirstOrThrow({
    where: { skus: { some: { sellerSku: sku } } },
    include: { skus: { include: { link: true } } },
  });
/** The platform or the seller moves a listing, as in Seller Center. */
const move = async (sku: string, status: string) => {
  await town.nextSecond();
  const { externalId } = await listingOf(sku);
  await town.ask("POST", `/tiktok/products/${externalId}/status`, { status });
};
const count = (sku: string, available: number) =>
  town.ask("POST", "/shopify/harbor-goods/stock", { sku, available });
const openQuestions = async () => {
  const open = await town.prisma.conflict.findMany({
    where: { state: "open" },
  });
  return open.map(({ kind, reason }) => `${kind}: ${reason}`);
};
const stockWrites = async () => {
  const { calls } = await town.ask("GET", "/calls?limit=10000");
  return calls.filter(({ path }: { path: string }) =>
    path.endsWith("/inventory/update"),
  ).length;
};
const gone =
  "field: The listing was deleted on TikTok Shop. Should the product stay for sale?";

test("P4 a deleted listing is learned from its webhook, asked about, told no number, and shown on the product's page", async () => {
  await move("MUG-NVY-12", "DELETED");
  await town.settle();
  const listing = await listingOf("MUG-NVY-12");
  expect(listing.deletedAt).not.toBeNull();
  expect(await openQuestions()).toContain(gone);

  await town.ask("DELETE", "/calls");
  await count("MUG-NVY-12", 17);
  await town.settle();
  expect(await stockWrites()).toBe(0);

  const page = await readProductPage(
    town.world,
    town.shopId,
    listing.productId ?? "",
  );
  expect(page).toMatchObject({
    listings: [],
    deletedListings: [{ id: listing.id }],
  });
  expect(page?.variants.flatMap(({ links }) => links)).toContainEqual(
    expect.objectContaining({ isGone: true }),
  );
});

test("a deleted listing that comes back is linked as before and told its number", async () => {
  const before = await listingOf("MUG-NVY-12");
  await move("MUG-NVY-12", "ACTIVATE");
  await town.settle();
  const after = await listingOf("MUG-NVY-12");
  expect(after.deletedAt).toBeNull();
  expect(after.skus.map(({ link }) => link)).toEqual(
    before.skus.map(({ link }) => link),
  );
  expect(await openQuestions()).not.toContain(gone);
  await town.ask("DELETE", "/calls");
  await count("MUG-NVY-12", 18);
  await town.settle();
  expect(await stockWrites()).toBe(1);
});

test("J3 a deletion whose webhook was lost is found by the check of every minute, and only once", async () => {
  await town.control.weather({ loseOneIn: 1 });
  await move("TOTE-NAT-01", "DELETED");
  await town.settle();
  expect((await listingOf("TOTE-NAT-01")).deletedAt).toBeNull();
  await sweep();
  expect((await listingOf("TOTE-NAT-01")).deletedAt).not.toBeNull();
  await sweep();
  const { externalId } = await listingOf("TOTE-NAT-01");
  expect(
    await town.prisma.journalEntry.count({
      where: {
        source: "sweep",
        deliveryId: { startsWith: `listing-changed:${externalId}:` },
      },
    }),
  ).toBe(1);
});

test("E3 a number for a listing that was deleted unheard is retired, and the listing learned as deleted", async () => {
  await town.control.weather({ loseOneIn: 1 });
  await move("TEE-M", "DELETED");
  await town.control.weather({ loseOneIn: 0 });
  await count("TEE-M", 23);
  await town.settle();
  expect((await listingOf("TEE-M")).deletedAt).not.toBeNull();
  const effects = await town.prisma.effect.findMany({
    where: { errorSaid: "The listing was deleted on TikTok Shop." },
  });
  expect(effects.map(({ state }) => state)).toContain("retired");
  expect(
    (await openQuestions()).filter((one) => one.startsWith("stuck")),
  ).toEqual([]);
});

test("a frozen listing is known as frozen and not as deleted, until it is let go", async () => {
  await move("MUG-NVY-12", "FREEZE");
  await town.settle();
  expect(await listingOf("MUG-NVY-12")).toMatchObject({
    status: "FREEZE",
    deletedAt: null,
  });
  await move("MUG-NVY-12", "ACTIVATE");
  await town.settle();
  expect(await listingOf("MUG-NVY-12")).toMatchObject({
    status: "ACTIVATE",
    deletedAt: null,
  });
});

test("C3 E3 what was decided of a listing that is gone is not written, and is asked about when the listing comes back", async () => {
  await town.control.weather({ loseOneIn: 1 });
  await move("MUG-NVY-12", "DELETED");
  await town.deliver();
  await town.control.weather({ loseOneIn: 0 });
  const change = {
    kind: "title-rule",
    field: "title",
    rule: { ...sameTitle, pattern: "{title} by {brand}" },
  } as const;
  const actor = "merchant:test";
  const { fingerprint } = await previewChange(town.world, town.shopId, change);
  const made = await changeFields(town.world, town.shopId, {
    change,
    fingerprint,
    actor,
  });
  await town.settle();
  const { id, title } = await listingOf("MUG-NVY-12");
  const asked = () =>
    town.prisma.conflict.count({
      where: { key: `title:${id}`, state: "open" },
    });
  expect(
    await town.prisma.effect.findFirstOrThrow({
      where: { subject: `title:${id}` },
      orderBy: { sequence: "desc" },
    }),
  ).toMatchObject({
    state: "retired",
    errorSaid: "The listing was deleted on TikTok Shop.",
  });
  expect(await asked()).toBe(0);

  await move("MUG-NVY-12", "ACTIVATE");
  await town.settle();
  expect((await listingOf("MUG-NVY-12")).title).toBe(title);
  expect(await asked()).toBe(1);
  await undoChange(town.world, town.shopId, {
    entryId: made.outcome === "changed" ? made.entryId : "",
    actor,
  });
  await town.settle();
  expect(await asked()).toBe(0);
});

test("E3 S1 of a product that was deleted in Shopify unheard one question is asked: what was to be written there is retired, and its stock leaves the ledger", async () => {
  const { product } = await town.prisma.listing.findFirstOrThrow({
    where: { skus: { some: { sellerSku: "CAN-CED-08" } } },
    include: { product: { include: { variants: true } } },
  });
  const { externalId } = await listingOf("CAN-CED-08");
  const lying = async () => {
    const pools = await town.prisma.pool.findMany({ where: { kind: "own" } });
    const sums = await town.prisma.stockMovement.groupBy({
      by: ["itemId"],
      where: {
        itemId: { in: (product?.variants ?? []).map(({ id }) => id) },
        poolId: { in: pools.map(({ id }) => id) },
      },
      _sum: { quantity: true },
    });
    return sums.map(({ _sum }) => _sum.quantity);
  };
  expect(Math.max(...(await lying()).map(Number))).toBeGreaterThan(0);

  await town.control.weather({ loseOneIn: 1 });
  const number = product?.externalId.split("/").at(-1);
  await town.ask(
    "POST",
    `/shopify/${town.handle}/products/${number}/delete`,
    {},
  );
  await town.deliver();
  await town.control.weather({ loseOneIn: 0 });
  await town.nextSecond();
  await town.control.editTikTokTitle(externalId, "A candle nobody has");
  await town.settle();
  const asked = await openQuestions();
  expect(asked).toContain(
    "field: The product was deleted in Shopify. Should its listing stay for sale?",
  );
  expect(asked.filter((one) => one.startsWith("stuck"))).toEqual([]);
  expect(
    await town.prisma.effect.findFirstOrThrow({
      where: { kind: "storefront.update-field" },
      orderBy: { sequence: "desc" },
    }),
  ).toMatchObject({
    state: "retired",
    errorSaid: "The product was deleted in Shopify.",
  });

  // The hourly comparison is due.
  const hour = 61 * 60_000;
  await town.control.advance(hour);
  town.wait(hour);
  await sweep();
  expect(await lying()).toEqual([0, 0]);
});

test("E3 a chosen variant that was deleted unheard is stocked nowhere, and nobody is asked why not", async () => {
  const product = await town.prisma.product.findFirstOrThrow({
    where: { variants: { some: { sku: "MUG-NVY-12" } } },
  });
  const number = product.externalId.split("/").at(-1);
  await town.control.weather({ loseOneIn: 1 });
  await town.ask(
    "POST",
    `/shopify/${town.handle}/products/${number}/delete`,
    {},
  );
  await town.deliver();
  await town.control.weather({ loseOneIn: 0 });
  await choose(town, "MUG-NVY-12");
  await town.settle();
  expect(
    await town.prisma.effect.findFirstOrThrow({
      where: { kind: "storefront.stock-variant" },
      orderBy: { sequence: "desc" },
    }),
  ).toMatchObject({ state: "retired", errorSaid: "The variant is gone." });
  expect(
    (await openQuestions()).filter((one) => one.startsWith("stuck")),
  ).toEqual([]);
  const known = await town.prisma.product.findUniqueOrThrow({
    where: { id: product.id },
  });
  expect(known.deletedAt).not.toBeNull();
});

test("C3 a listing that comes back to a product that was deleted in Shopify meanwhile is asked about", async () => {
  const { id, deletedAt } = await listingOf("TOTE-NAT-01");
  expect(deletedAt).not.toBeNull();
  const { product } = await town.prisma.listing.findUniqueOrThrow({
    where: { id },
    include: { product: true },
  });
  await town.ask(
    "POST",
    `/shopify/harbor-goods/products/${product?.externalId.split("/").at(-1)}/delete`,
    {},
  );
  await town.settle();
  const asked = () =>
    town.prisma.conflict.findMany({
      where: { key: `status:${id}`, state: "open" },
      select: { reason: true },
    });
  expect(await asked()).toEqual([]);

  await move("TOTE-NAT-01", "ACTIVATE");
  await town.settle();
  expect(await asked()).toEqual([
    {
      reason:
        "The product was deleted in Shopify. Should its listing stay for sale?",
    },
  ]);
});
