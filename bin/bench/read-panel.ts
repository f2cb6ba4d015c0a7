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
};

type Table = { days: string[]; rows: Map<string, Float64Array> };

/**
 * Reads demand from wide CSV files: a key, then one column a day. An empty cell is a day without a sale.
 * @throws Error that names the file and what is wrong with it.
 */
export function readPanel(files: PanelFiles): DemandPanel {
  const units = readWide(files.units);
  const beside = (file: string | undefined) => {
    if (!file) return null;
    const table = readWide(file);
    if (table.days.join() !== units.days.join())
      throw new Error(`${file} has other days than ${files.units}`);
    return table.rows;
  };
  const orders = beside(files.orders);
  const lines = beside(files.maxline);
  const events = beside(files.events);
  const prices = files.prices ? readPrices(files.prices) : null;
  return {
    days: units.days,
    goods: [...units.rows].map(([key, row]) => ({
      key,
      units: row,
      first: firstSale(row),
      events: events
        ? Uint8Array.from(events.get(key) ?? new Float64Array(row.length))
        : null,
      orders: orders?.get(key) ?? null,
      largestLine: lines?.get(key) ?? null,
      price: prices?.get(key) ?? 1,
    })),
  };
}

function readWide(file: string): Table {
  const [header = "", ...lines] = readFileSync(file, "utf8")
    .trim()
    .split(/\r?\n/);
  const days = header.split(",").slice(1);
  if (days.length === 0) throw new Error(`${file} has no day columns`);
  const rows = new Map(
    lines.map((line, i): [string, Float64Array] => {
      const [key = "", ...cells] = splitCsv(line);
      if (cells.length !== days.length)
        throw new Error(
          `${file}, line ${i + 2}: ${cells.length} days, the header has ${days.length}`,
        );
      return [
        key,
        Float64Array.from(cells, (cell) => toUnits(cell, file, i + 2)),
      ];
    }),
  );
  return { days, rows };
}

function toUnits(cell: string, file: string, line: number): number {
  const value = cell === "" ? 0 : Number(cell);
  if (!Number.isFinite(value) || value < 0)
    throw new Error(`${file}, line ${line}: "${cell}" is no number of units`);
  return value;
}

/** The first column is the key; the price is the column headed `price` or ending in it, otherwise the second. */
function readPrices(file: string): Map<string, number> {
  const [header = "", ...lines] = readFileSync(file, "utf8")
    .trim()
    .split(/\r?\n/);
  const names = splitCsv(header).map((name) => name.toLowerCase());
  const found = names.findIndex((name) => name.includes("price"));
  const column = found > 0 ? found : 1;
  return new Map(
    lines.map((line) => {
      const cells = splitCsv(line);
      return [cells[0] ?? "", Number(cells[column] ?? 1) || 0];
    }),
  );
}

/** A cell may be quoted, and then hold commas and doubled quotes. */
function splitCsv(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
