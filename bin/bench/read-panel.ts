import { readFileSync } from "node:fs";
import {
  type DemandPanel,
  firstSale,
} from "#core/domain/demand/goods-series.ts";

export type PanelFiles = {
  units: string;
  orders?: string | undefined;
  maxline?: string | undefined;
  prices?: string | undefined;
  events?: string | undefined;
  stockouts?: string | undefined;
};

/** A file that cannot be read as daily sales; the message says which, where and why. */
export class UnreadableFile extends Error {}

type Table = {
  /** Heads of the columns that make the key. */
  keys: string[];
  days: string[];
  rows: { key: string; values: Float64Array }[];
};

/**
 * Reads demand from wide CSV files: a key, then one column a day. Several key columns are one key, joined by `|`. An
 * empty cell is a day without a sale; returns (cells below zero) are no demand.
 * @param warn hears of what is odd and was read all the same.
 * @throws UnreadableFile
 */
export function readPanel(
  files: PanelFiles,
  warn: (line: string) => void = console.error,
): DemandPanel {
  const units = readWide(files.units, warn);
  const beside = (file: string | undefined) => {
    if (!file) return null;
    const table = readWide(file, warn);
    if (table.days.join() !== units.days.join())
      throw new UnreadableFile(
        `${file} has other days than ${files.units}: ${table.days.length} from ${table.days[0]}, not ${units.days.length} from ${units.days[0]}`,
      );
    const rows = new Map(table.rows.map(({ key, values }) => [key, values]));
    if (!units.rows.some(({ key }) => rows.has(key)))
      throw new UnreadableFile(`${file} knows none of ${files.units}'s keys`);
    return rows;
  };
  const orders = beside(files.orders);
  const lines = beside(files.maxline);
  const events = beside(files.events);
  const out = beside(files.stockouts);
  const prices = files.prices ? readPrices(files.prices, units.keys) : null;
  if (prices && !units.rows.some(({ key }) => prices.has(key)))
    warn(
      `${files.prices} knows none of ${files.units}'s keys: every article counts as if it cost the same`,
    );
  return {
    days: units.days,
    goods: units.rows.map(({ key, values }) => ({
      key,
      units: values,
      first: firstSale(values),
      events: events
        ? Uint8Array.from(events.get(key) ?? new Float64Array(values.length))
        : null,
      orders: orders?.get(key) ?? null,
      largestLine: lines?.get(key) ?? null,
      stockedOut: out
        ? Uint8Array.from(out.get(key) ?? [], (flag) => (flag > 0 ? 1 : 0))
        : null,
      price: prices?.get(key) ?? 1,
    })),
  };
}

function readWide(file: string, warn: (line: string) => void): Table {
  const [header, ...lines] = readLines(file);
  const heads = header ? splitCsv(header.text) : [];
  const keys = Math.max(1, heads.findIndex(isDay));
  const days = heads.slice(keys);
  if (days.length === 0)
    throw new UnreadableFile(
      `${file} has no day columns after the key${/[;\t]/.test(header?.text ?? "") ? ": cells are told apart by commas" : ""}`,
    );
  if (lines.length === 0)
    throw new UnreadableFile(`${file} has no rows below its header`);
  sayGaps(file, days, warn);
  let returned = 0;
  const rows = lines.map(({ text, number }) => {
    const cells = splitCsv(text);
    const values = cells.slice(keys);
    if (values.length !== days.length)
      throw new UnreadableFile(
        `${file}, line ${number}: ${values.length} days, the header has ${days.length}`,
      );
    return {
      key: keyOf(cells.slice(0, keys)),
      values: Float64Array.from(values, (cell) => {
        const value = toNumber(cell, file, number);
        if (value < 0) returned++;
        return Math.max(0, value);
      }),
    };
  });
  if (returned > 0)
    warn(`${file}: ${returned} cells below zero were read as no sale`);
  const twice = rows.length - new Set(rows.map(({ key }) => key)).size;
  if (twice > 0)
    warn(
      `${file}: ${twice} rows have the key of another row; each row counts as an article of its own`,
    );
  return { keys: heads.slice(0, keys), days, rows };
}

/** Several key columns are one key. */
const keyOf = (cells: (string | undefined)[]): string => cells.join("|");

const isDay = (head: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(head);

/** The columns are taken one after another, whatever their dates: a weekday profile over a gap would be a guess. */
function sayGaps(
  file: string,
  days: string[],
  warn: (line: string) => void,
): void {
  if (!days.every(isDay)) return;
  let gaps = 0;
  for (let i = 1; i < days.length; i++)
    if (Date.parse(days[i] ?? "") - Date.parse(days[i - 1] ?? "") !== dayMs)
      gaps++;
  if (gaps > 0)
    warn(
      `${file}: ${gaps} times the next column is not the next day; columns count as days one after another`,
    );
}

const dayMs = 86_400_000;

function toNumber(cell: string, file: string, line: number): number {
  const text = cell.trim();
  if (text === "" || /^(na|nan|null)$/i.test(text)) return 0;
  const value = Number(text);
  if (!Number.isFinite(value))
    throw new UnreadableFile(
      `${file}, line ${line}: "${cell}" is no number of units`,
    );
  return value;
}

/**
 * The price is the column whose head says so, otherwise the first one after the key. The key is made of the columns named as
 * those of the units' key; where they are not all there, of as many from the left, up to the price.
 */
function readPrices(file: string, unitKeys: string[]): Map<string, number> {
  const [header, ...lines] = readLines(file);
  const names = splitCsv(header?.text ?? "").map(plain);
  const sameNames = unitKeys.map((name) => names.indexOf(plain(name)));
  const areNamed = !sameNames.includes(-1);
  const priced = names.findIndex(
    (name, i) => i > 0 && !sameNames.includes(i) && name.includes("price"),
  );
  const leftmost = Math.min(
    unitKeys.length,
    priced > 0 ? priced : Math.max(1, names.length - 1),
  );
  const keys = areNamed
    ? sameNames
    : Array.from({ length: leftmost }, (_, i) => i);
  const column =
    priced > 0 ? priced : names.findIndex((_, i) => !keys.includes(i));
  return new Map(
    lines.map(({ text }) => {
      const cells = splitCsv(text);
      return [
        keyOf(keys.map((i) => cells[i])),
        Number(cells[column] ?? 1) || 0,
      ];
    }),
  );
}

const plain = (head: string): string => head.trim().toLowerCase();

/** Lines that say something, with their numbers. */
function readLines(file: string): { text: string; number: number }[] {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    throw new UnreadableFile(
      `${file} cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
  return content
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((text, i) => ({ text, number: i + 1 }))
    .filter(({ text }) => text.trim() !== "");
}

/** A cell may be quoted, and then hold commas and doubled quotes. */
function splitCsv(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  // Each cell has its comma before it, so that an empty first one is a match like any other and takes none of the next.
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
