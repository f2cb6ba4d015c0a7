import type { Outcome } from "#core/domain/replenishment/what-if.ts";
import { csvOf } from "./csv.ts";
import type { Impact } from "./resilience.server.ts";

const units = (value: number): string => String(Number(value.toFixed(2)));

const columns: [string, (outcome: Outcome) => string][] = [
  ["lost_units", ({ lost }) => units(lost)],
  ["lost_units_p90", ({ lostAtP90 }) => units(lostAtP90)],
  ["lost_margin_minor", ({ lostMarginMinor }) => String(lostMarginMinor)],
  ["late_units", ({ late }) => units(late)],
  ["days_without_stock", ({ outDays }) => String(outDays)],
  ["first_missing_day", ({ outOn }) => (outOn === null ? "" : String(outOn))],
  ["shipped_by_network", ({ byNetwork }) => units(byNetwork)],
  ["shipped_by_merchant", ({ byMerchant }) => units(byMerchant)],
  ["network_shipping_fees_minor", (outcome) => String(outcome.shippingMinor)],
  [
    "network_storage_fees_minor",
    ({ storageMinor }) => (storageMinor === null ? "" : String(storageMinor)),
  ],
];

/** A rehearsal's articles as CSV: each number as it is expected, and as it would be. */
export const impactCsv = (impacts: readonly Impact[]): string =>
  csvOf([
    ["sku", "article", ...columns.flatMap(([name]) => [name, `${name}_if_so`])],
    ...impacts.map(({ sku, name, today, ifSo }) => [
      sku ?? "",
      name,
      ...columns.flatMap(([, read]) => [read(today), read(ifSo)]),
    ]),
  ]);
