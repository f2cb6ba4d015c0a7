import type { SmallTown } from "../../../support/open-small-town.ts";
import type { Scene } from "../scene.ts";

/** Everything that is kept of a merchant: his rows by table, and his shops as the platforms have them. */
export type MerchantMemory = Map<string, string>;

type Row = { table: string; row: string };

/** Every row of a shop, as text. */
async function rowsOf({ prisma, shopId }: SmallTown): Promise<Row[]> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'shop_id' ORDER BY table_name`;
  const all = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS "table", to_jsonb(t)::text AS row FROM "${name}" AS t WHERE shop_id = $1::uuid`,
  );
  return prisma.$queryRawUnsafe<Row[]>(
    `${all.join(" UNION ALL ")} ORDER BY 1, 2`,
    shopId,
  );
}

/** What is there of a merchant now. */
export async function memoryOf({ town }: Scene): Promise<MerchantMemory> {
  const [rows, shopify, tiktok, network] = await Promise.all([
    rowsOf(town),
    town.control.shopify(),
    town.control.tiktok(),
    town.control.network(),
  ]);
  const tables = new Set(rows.map(({ table }) => table));
  return new Map([
    ...[...tables].map((name): [string, string] => [
      `what ${name} has`,
      rows.flatMap(({ table, row }) => (table === name ? row : [])).join("\n"),
    ]),
    ["his Shopify store", JSON.stringify(shopify)],
    ["his TikTok Shop", JSON.stringify(tiktok)],
    ["his goods at the network", JSON.stringify(network)],
  ]);
}

/** To whom nothing happened nothing has changed (law T1), whatever happened next door. */
export async function changesSince(
  before: MerchantMemory,
  scene: Scene,
): Promise<string[]> {
  const now = await memoryOf(scene);
  return [...before]
    .filter(([what, was]) => now.get(what) !== was)
    .map(
      ([what]) => `${what} changed for ${scene.town.handle}, who did nothing`,
    );
}

/** No row of a merchant names a row or a thing of another (law T1). */
export async function namesOfOthers(scenes: Scene[]): Promise<string[]> {
  const merchants = await Promise.all(
    scenes.map(async ({ town }) => {
      const rows = await rowsOf(town);
      const states = await Promise.all([
        town.control.shopify(),
        town.control.tiktok(),
      ]);
      const own = new Set([
        ...rows.flatMap(({ row }) => [...idOf(row), ...barcodesOf(row)]),
        ...idsIn(JSON.stringify(states)),
      ]);
      return { town, rows, own };
    }),
  );
  return merchants.flatMap(({ town, rows, own }) => {
    const foreign = new Set(
      merchants
        .filter((other) => other.town !== town)
        .flatMap((other) => [...other.own])
        .filter((id) => !own.has(id)),
    );
    return rows.flatMap(({ table, row }) =>
      idsIn(row)
        .filter((id) => foreign.has(id))
        .map((id) => `${table} of ${town.handle} names ${id} of another`),
    );
  });
}

/** Ids in a text: ours, and the platforms' long numbers. */
const idsIn = (text: string): string[] =>
  text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{12,}/g) ?? [];

/** Two merchants may sell the same thing: a barcode names it for each, also when its product is gone. */
const barcodesOf = (row: string): string[] => {
  const { barcode, barcodes } = JSON.parse(row) as {
    barcode?: string | null;
    barcodes?: string[];
  };
  return [...(barcodes ?? []), ...(barcode ? [barcode] : [])];
};

const idOf = (row: string): string[] => {
  const { id } = JSON.parse(row) as { id?: unknown };
  return typeof id === "string" ? [id] : [];
};
