import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { previewSelection } from "#core/flows/preview-selection.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { selectVariants } from "#core/flows/select-variants.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";

const buyer = {
  name: "Ada Lighthouse",
  line1: "7 Breakwater Lane",
  city: "Dallas",
  state: "TX",
  postalCode: "75201",
};

let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

type Posted = { id: string; topic: string };
const lettersAbout = async (topic: string): Promise<Posted[]> =>
  (await town.ask("GET", `/post-office/letters?topic=${topic}`)).letters;

const entriesAbout = (topic: string) =>
  town.prisma.journalEntry.findMany({
    where: { topic },
    orderBy: { receivedAt: "asc" },
  });

/** A product with its listing, as both platforms show them now. */
async function pair(title: string) {
  const listing = await town.prisma.listing.findFirstOrThrow({
    where: { product: { title: { contains: title } } },
    include: { product: true },
  });
  return {
    listingId: listing.id,
    productExternalId: listing.product?.externalId ?? "",
    listingExternalId: listing.externalId,
  };
}

/** What an entry may never change again. */
const written = async () =>
  new Map(
    (await town.prisma.journalEntry.findMany()).map((entry) => [
      entry.id,
      {
        source: entry.source,
        deliveryId: entry.deliveryId,
        topic: entry.topic,
        body: entry.body && Buffer.from(entry.body).toString("utf8"),
        actor: entry.actor,
        asOf: entry.asOf,
        receivedAt: entry.receivedAt,
      },
    ]),
  );

describe("one delivery, one entry", () => {
  test("J2 a webhook that comes again is counted and not read again", async () => {
    const { productExternalId } = await pair("Candle");
    await town.control.editShopifyTitle(productExternalId, "Cedar Candle");
    await town.settle();
    const [letter] = (await lettersAbout("products/update")).slice(-1);
    const before = await entriesAbout("products/update");
    await town.ask("POST", `/post-office/letters/${letter?.id}/send`);
    await town.settle();

    const after = await entriesAbout("products/update");
    expect(after).toHaveLength(before.length);
    expect(after.at(-1)).toMatchObject({
      repeats: (before.at(-1)?.repeats ?? 0) + 1,
      plannedAt: before.at(-1)?.plannedAt,
    });
  });

  test("J2 what a lost webhook left unsaid is found by the sweep, once", async () => {
    const { productExternalId } = await pair("Cedar Candle");
    await town.nextSecond();
    await town.control.weather({ loseOneIn: 1 });
    await town.control.editShopifyTitle(productExternalId, "Cedar Candle, big");
    await town.settle();
    await town.control.weather({ loseOneIn: 0 });

    const found = async () => {
      await town.run("shop.reconcile", { shopId: town.shopId });
      await town.settle();
      return town.prisma.journalEntry.count({
        where: {
          source: "sweep",
          deliveryId: { startsWith: `product-changed:${productExternalId}:` },
        },
      });
    };
    expect(await found()).toBeGreaterThan(0);
    // What was newest is read once more when its second is surely over.
    town.wait(60_000);
    const all = await found();
    expect(await found()).toBe(all);
    expect((await pair("Cedar Candle, big")).productExternalId).toBe(
      productExternalId,
    );
  });
});

test("P3 our own write comes back as a webhook and plans nothing", async () => {
  const { listingExternalId } = await pair("Tote");
  const before = (await entriesAbout("products/update")).length;
  await town.control.editTikTokTitle(listingExternalId, "Wharf Tote, canvas");
  await town.settle();

  const effects = await town.prisma.effect.findMany({
    where: { kind: "storefront.update-field", state: "confirmed" },
  });
  expect(effects.map(({ payload }) => payload)).toContainEqual(
    expect.objectContaining({ value: "Wharf Tote, canvas" }),
  );
  const echoes = (await entriesAbout("products/update")).slice(before);
  expect(echoes.length).toBeGreaterThan(0);
  expect(echoes.map(({ outcome }) => outcome)).toEqual(
    echoes.map(() => "echo"),
  );
  expect(
    await town.prisma.effect.count({
      where: { entryId: { in: echoes.map(({ id }) => id) } },
    }),
  ).toBe(0);
});

describe("people's decisions", () => {
  test("H2 whoever chooses products stands in the journal, and in the audit of what follows", async () => {
    const variant = await town.prisma.variant.findFirstOrThrow({
      where: { sku: "MUG-NVY-12" },
    });
    const ids = [variant.id];
    const { fingerprint } = await previewSelection(
      town.world,
      town.shopId,
      ids,
    );
    const selected = await selectVariants(town.world, town.shopId, {
      variantIds: ids,
      fingerprint,
      actor: "merchant:ada",
    });
    await town.settle();
    const entryId = selected.outcome === "selected" ? selected.entryId : "";
    expect(
      await town.prisma.journalEntry.findUnique({ where: { id: entryId } }),
    ).toMatchObject({ source: "person", actor: "merchant:ada" });
    const lines = await town.prisma.auditLine.findMany({ where: { entryId } });
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ actor }) => actor))).toEqual(
      new Set(["merchant:ada"]),
    );
  });

  test("H2 C4 a conflict is settled by a named person, and not on columns that have moved", async () => {
    const { productExternalId, listingExternalId } = await pair("Mug");
    await town.control.editShopifyTitle(productExternalId, "Mug of the quay");
    await town.control.editTikTokTitle(listingExternalId, "Mug of the pier");
    await town.settle();
    const seen = await town.prisma.conflict.findFirstOrThrow({
      where: { state: "open", kind: "field" },
    });
    await town.nextSecond();
    await town.control.editTikTokTitle(listingExternalId, "Mug of the dock");
    await town.settle();

    const answer = (version: string) =>
      resolveConflict(town.world, town.shopId, {
        conflictId: seen.id,
        version,
        choice: { kind: "marketplace" },
        actor: "merchant:grace",
        reason: "The dock it is.",
      });
    const entries = await town.prisma.journalEntry.count();
    expect(await answer(seen.version)).toEqual({ outcome: "moved" });
    expect(await town.prisma.journalEntry.count()).toBe(entries);

    const fresh = await town.prisma.conflict.findUniqueOrThrow({
      where: { id: seen.id },
    });
    expect(fresh).toMatchObject({
      state: "open",
      marketplace: "Mug of the dock",
    });
    expect(await answer(fresh.version)).toEqual({ outcome: "settled" });
    await town.settle();
    const settled = await town.prisma.conflict.findUniqueOrThrow({
      where: { id: seen.id },
    });
    expect(settled).toMatchObject({
      state: "settled",
      settledBy: "merchant:grace",
    });
    const lines = await town.prisma.auditLine.findMany({
      where: { reason: "The dock it is." },
    });
    expect(lines).toMatchObject([{ actor: "merchant:grace", result: "done" }]);
    const { products } = await town.control.shopify();
    expect(products.find(({ id }) => id === productExternalId)?.title).toBe(
      "Mug of the dock",
    );
  });
});

test("J3 every row that says why it is there names an entry of its own shop", async () => {
  const columns = await town.prisma.$queryRaw<
    { table_name: string; column_name: string }[]
  >`SELECT table_name::text, column_name::text FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name IN ('entry_id', 'opened_by')`;
  expect(columns.length).toBeGreaterThan(7);
  const filled: string[] = [];
  for (const { table_name: table, column_name: column } of columns) {
    const [count] = await town.prisma.$queryRawUnsafe<
      { rows: bigint; strays: bigint }[]
    >(`SELECT count(*) AS rows, count(*) FILTER (WHERE entry.id IS NULL) AS strays
       FROM "${table}" AS line LEFT JOIN journal_entry AS entry
       ON entry.id = line.${column} AND entry.shop_id = line.shop_id`);
    expect([table, count?.strays]).toEqual([table, 0n]);
    if (count && count.rows > 0n) filled.push(table);
  }
  expect(filled).toEqual(
    expect.arrayContaining([
      "audit_line",
      "conflict",
      "effect",
      "goods_link",
      "publication",
      "selection",
      "sku_link",
      "stock_level",
      "stock_movement",
    ]),
  );
});

describe("what leaves the journal", () => {
  test("J1 J4 a customer's erasure blanks the bodies about the order, keeps the lines and touches no other entry", async () => {
    const order = await town.control.buyOnShopify(
      [{ sku: "MUG-NVY-12", quantity: 1 }],
      buyer,
      true,
    );
    await town.settle();
    const where = { externalId: order.id };
    await town.prisma.order.updateMany({
      where,
      data: { recipientMark: "a mark" },
    });
    const before = await written();
    const personal = [...before].filter(([, { body }]) =>
      body?.includes("Lighthouse"),
    );
    expect(personal.length).toBeGreaterThan(0);
    expect(await tablesThatKnow("lighthouse|breakwater|buyer@")).toEqual([]);

    await town.ask("POST", "/shopify/harbor-goods/privacy", {
      topic: "customers/redact",
      payload: {
        customer: { id: 1, email: "buyer@example.com", phone: null },
        orders_to_redact: [Number(order.id.split("/").at(-1))],
      },
    });
    await town.settle();
    const after = await written();
    expect(after.size).toBeGreaterThan(before.size);
    for (const [id, entry] of before)
      expect(after.get(id)).toEqual(
        after.get(id)?.body === null ? { ...entry, body: null } : entry,
      );
    for (const [id] of personal) expect(after.get(id)?.body).toBeNull();
    for (const [, { body }] of after)
      expect(body ?? "").not.toMatch(/Lighthouse|Breakwater|buyer@example/);
    expect(await town.prisma.order.findFirstOrThrow({ where })).toMatchObject({
      erasedAt: expect.any(Date),
      destinationZip3: null,
      recipientMark: null,
    });
  });
});

/** Tables besides the journal's raw bodies that hold the buyer's name or address. */
async function tablesThatKnow(pattern: string): Promise<string[]> {
  const tables = await town.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [hits] = await town.prisma.$queryRawUnsafe<{ rows: bigint }[]>(
      `SELECT count(*) AS rows FROM "${name}" AS line WHERE line::text ~* $1`,
      pattern,
    );
    if (hits && hits.rows > 0n) found.push(name);
  }
  return found;
}
