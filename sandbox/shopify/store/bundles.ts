import { type Desk, nextId, now } from "../desk.ts";
import { cents, price } from "../money.ts";
import { componentsOf } from "./components.ts";
import { productById } from "./lookups.ts";
import type { StoredLineGroup } from "./order-records.ts";
import type { PlacedLine } from "./place-order.ts";
import type { StoredVariant } from "./product-records.ts";
import { lineOfVariant } from "./variant-line.ts";
import { touchProduct } from "./write-product.ts";

/** Says what a variant is put together from; nothing: it is an ordinary one. Its product has changed by that. */
export function setComponents(
  desk: Desk,
  variant: StoredVariant,
  parts: { variantId: number; quantity: number }[],
): void {
  const before = componentsOf(variant);
  variant.components = parts.map((part) => ({
    id:
      before.find(({ variantId }) => variantId === part.variantId)?.id ??
      nextId(desk),
    ...part,
  }));
  variant.updatedAt = now(desk);
  desk.store.variants.refile(variant);
  touchProduct(desk, productById(desk.store, variant.productId));
}

/**
 * A bundle that is bought becomes a line for each component, all of one group that names the bundle.
 * source: Admin schema 2026-10, LineItemGroup. Assumed: its price is spread over them by what each costs alone, the rest of
 * a cent to the last.
 */
export function linesOfBundle(
  desk: Desk,
  bundle: StoredVariant,
  quantity: number,
): PlacedLine[] {
  const { store } = desk;
  const product = productById(store, bundle.productId);
  const group: StoredLineGroup = {
    id: nextId(desk),
    variantId: bundle.id,
    productId: product.id,
    title: product.title,
    variantSku: bundle.sku,
    quantity,
  };
  const parts = componentsOf(bundle).flatMap((part) => {
    const variant = store.variants.get(part.variantId);
    return variant ? [{ variant, count: part.quantity }] : [];
  });
  const alone = parts.reduce(
    (sum, { variant, count }) => sum + cents(variant.price) * count,
    0,
  );
  const share = alone === 0 ? 0 : cents(bundle.price) / alone;
  return parts.map(({ variant, count }) => ({
    ...lineOfVariant(desk, variant, quantity * count),
    price: price(Math.round(cents(variant.price) * share) / 100),
    group,
  }));
}
