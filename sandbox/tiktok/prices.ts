import { changedFieldOfPrice } from "./assumed.ts";
import { tellEdit } from "./auditing.ts";
import { findProduct, findSku } from "./catalogue.ts";
import { refuse } from "./envelope.ts";
import { listPriceOf } from "./listing-versions.ts";
import type { Call } from "./platform.ts";
import { faultOfPrice, type PriceEdit } from "./price-faults.ts";

type SkuPrice = {
  id: string;
  price: PriceEdit;
  list_price?: { amount: string };
  external_list_prices?: unknown[];
};

/** Sets prices of a live product at once, all or none. Source: page `update-price-202309`. */
export function updatePrices({ platform, path, body }: Call) {
  const product = findProduct(platform.state, path.product_id);
  if (product.status !== "ACTIVATE")
    refuse(12_052_901, `The status ${product.status} forbids a price change`);
  const edits = body.skus as SkuPrice[];
  if (edits.length === 0) refuse(12_052_902, "skus is empty");
  if (new Set(edits.map((e) => e.id)).size < edits.length)
    refuse(12_052_553, "A SKU id is named twice");
  const wanted = edits.map((edit) => ({
    edit,
    sku: findSku(product, edit.id),
  }));
  for (const { edit, sku } of wanted) {
    const [fault] = faultOfPrice(edit.price);
    if (fault) refuse(fault.code, fault.message);
    if (sku.campaign) refuse(12_052_038, "The price is locked by a promotion");
  }
  for (const { edit, sku } of wanted) {
    sku.price = Number(edit.price.amount).toFixed(2);
    if (edit.list_price)
      sku.listPrice = listPriceOf(edit.list_price.amount, sku.price);
    if (edit.external_list_prices)
      sku.details.external_list_prices = edit.external_list_prices;
  }
  platform.state.products.touch(product, platform.now());
  tellEdit(platform, product, {
    source: "OPEN_API",
    changed: [changedFieldOfPrice],
  });
  return {};
}
