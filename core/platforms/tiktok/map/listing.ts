import type { ListingFact, ListingSkuFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { parseMoney } from "#core/kit/money.ts";
import type { ProductWire } from "../wire/products.ts";

/** Deleted listings are gone, drafts have never been for sale. */
const leftOut = new Set(["DELETED", "DRAFT"]);

export const isListed = (product: { status: string }): boolean =>
  !leftOut.has(product.status);

/** @throws SyncError wire_unexpected where a variant has no price: zero would be a false truth. */
export function toListing(product: ProductWire): ListingFact {
  return {
    externalId: product.id,
    title: product.title,
    status: product.status,
    updatedAt: product.update_time,
    skus: product.skus.map(toSku),
  };
}

function toSku(sku: ProductWire["skus"][number]): ListingSkuFact {
  // Read back as `sale_price` whatever was written as `amount`; the price without tax differs outside the US.
  const shown = sku.price.sale_price ?? sku.price.tax_exclusive_price;
  if (shown === null)
    throw new SyncError("wire_unexpected", {
      said: `SKU ${sku.id} has no price`,
    });
  const price = parseMoney(shown, sku.price.currency);
  return {
    externalId: sku.id,
    sellerSku: sku.seller_sku,
    barcode: sku.identifier_code?.code ?? null,
    title: sku.sales_attributes
      .flatMap(({ value_name }) => value_name ?? [])
      .join(" / "),
    priceMinor: price.minor,
    currency: price.currency,
    stock: sku.inventory.map(({ warehouse_id, quantity }) => ({
      warehouseId: warehouse_id,
      quantity,
    })),
    parts: sku.combined_skus.map(({ sku_id, sku_count }) => ({
      skuExternalId: sku_id,
      count: sku_count,
    })),
  };
}
