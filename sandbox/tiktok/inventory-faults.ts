import { stockQuantityRange, switchedOffWarehouseIsListed } from "./assumed.ts";
import type { Fault } from "./listing-faults.ts";
import type { Sku, TikTokState } from "./state.ts";

export type StockLine = { warehouse_id?: string; quantity: number };
export type WarehouseFault = Fault & { warehouse_id: string };

/** Every warehouse of the SKU must be listed, and no other; a bundle has no stock of its own. */
export function faultsOfStock(
  state: TikTokState,
  sku: Sku,
  lines: StockLine[],
): WarehouseFault[] {
  const own = sku.stock.map((s) => s.warehouseId);
  const only = own.length === 1 ? (own[0] ?? "") : "";
  const faults: WarehouseFault[] = [];
  const fault = (warehouse_id: string, code: number, message: string) =>
    faults.push({ warehouse_id, code, message });
  if (sku.parts.length > 0)
    fault("", 12_052_850, "The stock of a bundle cannot be edited");
  for (const { warehouse_id: given, quantity } of lines) {
    const id = given ?? only;
    const held = sku.campaign?.quantity ?? 0;
    const wrong = faultOfWarehouse(state, id, own) ?? faultOfQuantity(quantity);
    if (wrong) faults.push({ warehouse_id: id, ...wrong });
    else if (quantity < held)
      fault(id, 12_052_393, `A promotion holds ${held} units`);
  }
  const named = lines.map((l) => l.warehouse_id ?? only);
  const isListed = (id: string) =>
    switchedOffWarehouseIsListed || isEnabled(state, id);
  for (const missing of own.filter((id) => !named.includes(id) && isListed(id)))
    fault(missing, 12_019_028, "List every warehouse of the SKU");
  return faults;
}

/** For a new SKU: any of the seller's sales warehouses will do. */
export function allWarehouseFaults(
  state: TikTokState,
  lines: StockLine[],
): Fault[] {
  if (lines.length === 0)
    return [{ code: 12_052_096, message: "The SKU has no warehouse" }];
  const sales = state.shop.warehouses.map((w) => w.id);
  return lines.flatMap(
    ({ warehouse_id: id = sales[0] ?? "", quantity }) =>
      faultOfWarehouse(state, id, sales) ?? faultOfQuantity(quantity) ?? [],
  );
}

function faultOfQuantity(quantity: number): Fault | undefined {
  const { min, max } = stockQuantityRange;
  return quantity < min || quantity > max
    ? {
        code: 12_052_055,
        message: `Quantity ${quantity} is outside the allowed range`,
      }
    : undefined;
}

/** @param own the warehouses at which stock may be written here. */
export function faultOfWarehouse(
  state: TikTokState,
  id: string,
  own: string[],
): Fault | undefined {
  const { shop, fbt } = state;
  const fault = (code: number, message: string) => ({ code, message });
  if (own.includes(id))
    return isEnabled(state, id)
      ? undefined
      : fault(12_052_531, "The warehouse is disabled");
  if (fbt.centres.some((c) => c.shopWarehouseId === id))
    return fault(12_052_144, "Stock of a platform warehouse cannot be edited");
  if (id === shop.returnWarehouseId)
    return fault(12_052_532, "The warehouse only takes returns");
  if (shop.warehouses.some((w) => w.id === id))
    return fault(12_052_533, "The warehouses of a SKU cannot be changed here");
  if (id === "") return fault(12_052_096, "warehouse_id is missing");
  return fault(12_052_097, "The warehouse does not exist");
}

const isEnabled = ({ shop }: TikTokState, id: string): boolean =>
  shop.warehouses.find((w) => w.id === id)?.enabled ?? false;
