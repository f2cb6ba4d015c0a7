import { cancelTable } from "./cancel-table.ts";
import { shopifyTable } from "./shopify-table.ts";
import { tiktokTable } from "./tiktok-table.ts";

/** The tables of `docs/platforms.md` that are printed from code, by the name between their marks. */
const tables: Record<string, () => string> = {
  shopify: shopifyTable,
  tiktok: tiktokTable,
  "reasons to cancel": cancelTable,
};

/** The page with its tables printed anew; the words around them are written by hand. */
export const withTables = (page: string): string =>
  Object.entries(tables).reduce((text, [name, table]) => {
    const [start, end] = [`<!-- printed: ${name} -->`, `<!-- end: ${name} -->`];
    const [before, rest] = text.split(start);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined)
      throw new Error(`no marks for the table ${name}`);
    return `${before}${start}\n\n${table()}\n${end}${after}`;
  }, page);
