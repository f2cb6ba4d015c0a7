import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type ProductNarrowing,
  readNarrowing,
} from "#app/queries/product-filter.ts";
import {
  changeView,
  deleteView,
  keepView,
  readProductViews,
  wholeNarrowing,
} from "#app/queries/product-views.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { fillShop } from "./fill-shop.ts";

let database: TestDatabase;
let prisma: PrismaClient;
let ours: string;
let others: string;

beforeAll(async () => {
  database = await cloneDatabase();
  prisma = openPrisma(database.url);
  ours = (await fillShop(prisma, "ours")).shopId;
  others = (await fillShop(prisma, "others")).shopId;
});
afterAll(async () => {
  await prisma?.$disconnect();
  await database?.drop();
});

const narrowing = (address: string): ProductNarrowing =>
  readNarrowing(new URLSearchParams(address));
const keep = (shopId: string, name: string, address = "link=linked") =>
  keepView(prisma, shopId, {
    name,
    narrowing: narrowing(address),
    actor: "merchant:1",
    at: new Date("2026-11-20T10:00:00Z"),
  });
const names = async (shopId: string) =>
  (await readProductViews(prisma, shopId)).map(({ name }) => name);

test("a view keeps search and filters, also what the tab that it was made on is named after", async () => {
  const kept = await keep(ours, "  Linked   mugs ", "query=mug&link=linked");
  expect(kept).toMatchObject({ outcome: "view-kept" });
  const [view] = await readProductViews(prisma, ours);
  expect(view).toMatchObject({
    name: "Linked mugs",
    narrowing: { query: "mug", link: "linked", ships: "" },
  });
  expect(wholeNarrowing("selected", narrowing("risk=sold_out"))).toMatchObject({
    ships: "selected",
    risk: "sold_out",
  });
});

test("two views have no name in common, whatever its case, and none is nameless or called like a tab", async () => {
  expect(await keep(ours, "LINKED MUGS")).toEqual({
    outcome: "view-refused",
    why: "taken",
  });
  for (const name of ["", "  ", "x".repeat(41), "selected"])
    expect(await keep(ours, name)).toEqual({
      outcome: "view-refused",
      why: "name",
    });
  expect(await names(ours)).toEqual(["Linked mugs"]);
});

test("of two people who take a name at the same moment one is told that it is taken", async () => {
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => keep(ours, "At once")),
  );
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
    "view-kept",
    "view-refused",
    "view-refused",
    "view-refused",
  ]);
  await prisma.productView.deleteMany({ where: { name: "At once" } });
});

test("what an older or newer version wrote into a view narrows nothing where it is not understood", async () => {
  await prisma.productView.updateMany({
    where: { shopId: ours },
    data: { filter: { ships: "by balloon", link: "linked", moon: "full" } },
  });
  const [view] = await readProductViews(prisma, ours);
  expect(view?.narrowing).toEqual(narrowing("link=linked"));
});

test("T1 nobody sees, changes or deletes a view of another shop", async () => {
  const [view] = await readProductViews(prisma, ours);
  const id = view?.id ?? "";
  expect(await names(others)).toEqual([]);
  expect(await changeView(prisma, others, id, { name: "Ha" })).toEqual({
    outcome: "view-gone",
  });
  await deleteView(prisma, others, id);
  expect(await names(ours)).toEqual(["Linked mugs"]);

  expect(await keep(others, "Linked mugs")).toMatchObject({
    outcome: "view-kept",
  });
  await changeView(prisma, ours, id, { name: "Mugs" });
  await changeView(prisma, ours, id, { narrowing: narrowing("query=cup") });
  expect(await readProductViews(prisma, ours)).toMatchObject([
    { name: "Mugs", narrowing: { query: "cup", link: "" } },
  ]);
  await deleteView(prisma, ours, id);
  expect(await names(ours)).toEqual([]);
  expect(await names(others)).toEqual(["Linked mugs"]);
});
