import { idOf } from "#sandbox/shopify/gid.ts";
import type { QuantityName, StoredLevel } from "#sandbox/shopify/state.ts";
import { openLevel } from "#sandbox/shopify/store/stock.ts";
import { type Capture, isNode } from "../recordings.ts";
import type { Stage } from "../stage.ts";

const believed = new WeakMap<Stage, Set<StoredLevel>>();

/**
 * A call that says which quantity it found, and was not told that it is stale, tells what there was before. Levels are set
 * so once, before anybody else has written them.
 */
export function plantQuantities(
  stage: Stage,
  { variables, answer }: Capture,
): void {
  if (JSON.stringify(answer).includes("STALE") || answer.errors) return;
  const { input } = variables;
  if (!isNode(input)) return;
  const seen = believed.get(stage) ?? new Set();
  believed.set(stage, seen);
  for (const list of [input.quantities, input.changes, input.setQuantities])
    for (const entry of Array.isArray(list) ? list : [])
      plant(stage, entry, String(input.name ?? "on_hand"), seen);
}

function plant(
  { replay, words }: Stage,
  entry: Record<string, unknown>,
  name: string,
  seen: Set<StoredLevel>,
): void {
  const sides =
    isNode(entry.from) && isNode(entry.to) ? [entry.from, entry.to] : [entry];
  const item = idOf(words.text(String(entry.inventoryItemId)), "InventoryItem");
  for (const side of sides) {
    const location = idOf(words.text(String(side.locationId)), "Location");
    const found = side.changeFromQuantity;
    if (!item || !location || typeof found !== "number") continue;
    if (!replay.store.variants.has("item", item)) continue;
    const level = openLevel(replay.desk, item, location);
    const quantity = name === "on_hand" ? "available" : (side.name ?? name);
    const untouched = Object.values(level.quantities).every((one) => one === 0);
    if (untouched && !seen.has(level))
      level.quantities[quantity as QuantityName] = found;
    seen.add(level);
  }
}
