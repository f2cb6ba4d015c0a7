import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Chest } from "#sandbox/memory/chest.ts";
import { drawer, fill } from "#sandbox/memory/drawer.ts";
import { openMemory } from "#sandbox/memory/memory.ts";
import { recall } from "#sandbox/memory/recall.ts";
import { createRows } from "#sandbox/tiktok/rows.ts";

type Parcel = { id: string; town: string };

const clock = () => ({ town: 1, real: 1, speed: 1 });
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "memory-"));
  file = join(folder, "state.jsonl");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function openShop() {
  const shop = {
    lastId: 0,
    note: undefined as string | undefined,
    parcels: createRows<Parcel, "town">({ town: ({ town }) => town }),
  };
  const chests = (): Chest[] => [{ path: ["post", "main"], object: shop }];
  return { shop, chests };
}

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

/** What the file tells, as a shop. */
async function recalled() {
  const found = await recall(file);
  if (!found) return undefined;
  const { shop } = openShop();
  const saved = (found.state.post as { main: object }).main;
  Object.assign(shop, { ...saved, parcels: shop.parcels });
  for (const _ of fill(shop, saved));
  return asJson(shop);
}

async function keep(
  deed: (shop: ReturnType<typeof openShop>["shop"]) => void,
  { shop, chests } = openShop(),
) {
  const memory = await openMemory(file, { chests, clock });
  deed(shop);
  await memory.close();
  return shop;
}

test("records that are changed in place, removed or replaced are kept as they are", async () => {
  const shop = await keep((shop) => {
    for (const id of ["1", "2", "3"])
      shop.parcels.add({ id, town: "Portland" });
    shop.lastId = 3;
  });
  const before = await recall(file);
  const memory = await openMemory(
    file,
    { chests: () => [{ path: ["post", "main"], object: shop }], clock },
    before,
  );
  // Without a word to the table.
  (shop.parcels.get("2") as Parcel).town = "Boston";
  shop.parcels.remove(shop.parcels.get("1") as Parcel);
  shop.note = "closed on Sundays";
  await memory.close();
  expect(await recalled()).toEqual({
    lastId: 3,
    note: "closed on Sundays",
    parcels: [
      { id: "2", town: "Boston" },
      { id: "3", town: "Portland" },
    ],
  });
});

test("wherever the process is killed, the file tells a state that was whole", async () => {
  const { shop, chests } = openShop();
  // One parcel more, and the counter with it, in every commit: together or not at all.
  let known: Awaited<ReturnType<typeof recall>>;
  for (let day = 1; day <= 4; day++) {
    const memory = await openMemory(file, { chests, clock }, known);
    shop.lastId = day;
    shop.parcels.add({ id: String(day), town: "Pörtland" });
    await memory.close();
    known = await recall(file);
  }
  const whole = await readFile(file);
  const seen = new Set<number>();
  for (let end = whole.length; end >= 0; end -= 5) {
    await writeFile(file, whole.subarray(0, end));
    const state = await recalled();
    seen.add(state?.lastId ?? 0);
    expect(state?.parcels.length ?? 0).toBe(state?.lastId ?? 0);
  }
  expect([...seen]).toEqual([4, 3, 2, 1, 0]);
});

test("a killed run is gone on with: what was never finished is cut off", async () => {
  const shop = await keep((shop) => {
    shop.parcels.add({ id: "1", town: "Portland" });
  });
  const torn =
    '["+","post/main/parcels",{"id":"9","town":"Nowhere"}]\n["+","post';
  await writeFile(file, torn, { flag: "a" });
  const chests = () => [{ path: ["post", "main"], object: shop }];
  const memory = await openMemory(file, { chests, clock }, await recall(file));
  shop.parcels.add({ id: "2", town: "Boston" });
  await memory.close();
  expect((await recalled()).parcels).toEqual([
    { id: "1", town: "Portland" },
    { id: "2", town: "Boston" },
  ]);
});

test("a town that takes the place of another leaves nothing of it", async () => {
  let town = openShop();
  const memory = await openMemory(file, {
    chests: () => town.chests(),
    clock,
  });
  town.shop.parcels.add({ id: "1", town: "Portland" });
  town.shop.note = "old";
  memory.changed();
  await memory.idle();
  town = openShop();
  town.shop.parcels.add({ id: "2", town: "Boston" });
  await memory.close();
  expect(await recalled()).toEqual({
    lastId: 0,
    parcels: [{ id: "2", town: "Boston" }],
  });
});

test("a file is written anew when most of it is out of date", async () => {
  const { shop, chests } = openShop();
  const parcel = shop.parcels.add({ id: "1", town: "" });
  const memory = await openMemory(file, { chests, clock }, undefined, 4_000);
  for (let day = 0; day < 30; day++) {
    parcel.town = `Portland ${day} `.repeat(20);
    shop.parcels[drawer].touched.add("1");
    memory.changed();
    await memory.idle();
  }
  await memory.close();
  expect((await readFile(file)).length).toBeLessThan(6_000);
  expect((await recalled()).parcels).toEqual([parcel]);
});

test("a file of an older make names the folder to delete", async () => {
  await writeFile(file, JSON.stringify({ clock: {}, shopify: {}, tiktok: {} }));
  await expect(recall(file)).rejects.toThrow(`rm -rf ${folder}`);
});
