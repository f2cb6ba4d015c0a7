import type { VariantRow } from "../../queries/products.server.ts";
import type { Told } from "../../queries/variant-stock.server.ts";
import { ToldNumber } from "../products/told-number.tsx";
import { nameOf } from "./name-of.ts";

/** What one channel is told about a row's variant, with "why?" behind it. */
export function ToldOfRow({
  row,
  channel,
}: {
  row: VariantRow;
  channel: Told["channel"];
}) {
  return (
    <ToldNumber
      told={row.stock.told.filter((one) => one.channel === channel)}
      channel={channel}
      name={row.sku ?? nameOf(row)}
      variantId={row.variantId}
    />
  );
}
