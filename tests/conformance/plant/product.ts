import { gid } from "#sandbox/shopify/gid.ts";
import type { StoredProduct } from "#sandbox/shopify/store/product-records.ts";
import { openProduct } from "#sandbox/shopify/store/write-product.ts";
import { addVariant } from "#sandbox/shopify/store/write-variants.ts";
import { nodesOf } from "../facts.ts";
import { isNode } from "../recordings.ts";
import type { Fact, Stage } from "../stage.ts";
import type { Translation } from "../translation.ts";

/** The product of a recorded variant; `title` is what it is called where it is sold. */
export function plantVariant(stage: Stage, id: string, title?: string): void {
  const fact = stage.facts.get(id) ?? { id };
  const product = productWith(stage, (variant) => variant.id === id);
  plantProduct(
    stage,
    product ?? {
      title,
      ...(isNode(fact.product) ? fact.product : {}),
      variants: { nodes: [fact] },
    },
  );
}

/** The product of a recorded inventory item. */
export function plantItem(stage: Stage, id: string): void {
  const product = productWith(
    stage,
    ({ inventoryItem }) => isNode(inventoryItem) && inventoryItem.id === id,
  );
  const item = stage.facts.get(id) ?? { id };
  const variant = isNode(item.variant) ? item.variant : {};
  plantProduct(
    stage,
    product ?? {
      ...(isNode(variant.product) ? variant.product : {}),
      variants: { nodes: [{ ...variant, inventoryItem: item }] },
    },
  );
}

function productWith(
  { facts }: Stage,
  matches: (variant: Fact) => boolean,
): Fact | undefined {
  return [...facts.values()].find((fact) =>
    nodesOf(fact.variants).some(matches),
  );
}

/** A product with the recorded title, options and variants. */
export function plantProduct({ replay, words }: Stage, fact: Fact): void {
  const { desk } = replay;
  const variants = nodesOf(fact.variants);
  const selected = variants.map((variant) => nodesOf(variant.selectedOptions));
  const names = (selected[0] ?? []).map(({ name }) => String(name));
  const options = names.map((name, index) => ({
    name,
    values: [...new Set(selected.map((one) => String(one[index]?.value)))],
  }));
  const product = openProduct(
    desk,
    { title: String(fact.title ?? "A product") },
    options,
  );
  if (typeof fact.status === "string")
    product.status = fact.status as StoredProduct["status"];
  learn(words, fact.id, gid("Product", product.id));
  for (const [index, variant] of variants.entries()) {
    const item = isNode(variant.inventoryItem) ? variant.inventoryItem : {};
    const planted = addVariant(
      desk,
      product,
      {
        optionValues:
          names.length > 0
            ? (selected[index] ?? []).map(({ value }) => String(value))
            : ["Default Title"],
        ...(typeof variant.sku === "string" && { sku: variant.sku }),
        ...(typeof variant.price === "string" && { price: variant.price }),
        inventoryItem: {
          tracked: (item.tracked ?? fact.tracksInventory) === true,
        },
      },
      index + 1,
    );
    learn(words, variant.id, gid("ProductVariant", planted.id));
    learn(words, item.id, gid("InventoryItem", planted.item.id));
  }
}

function learn(words: Translation, recorded: unknown, ours: string): void {
  if (typeof recorded === "string") words.learn(recorded, ours);
}
