import { nextId, now } from "#sandbox/shopify/desk.ts";
import { gid } from "#sandbox/shopify/gid.ts";
import { ownLocation } from "#sandbox/shopify/store/lookups.ts";
import { openLevel } from "#sandbox/shopify/store/stock.ts";
import type { Facts } from "./facts.ts";
import { nodesOf } from "./facts.ts";
import type { Replay } from "./open-replay.ts";
import { isNode, type Recording } from "./recordings.ts";
import { type Translation, typeOfGid } from "./translation.ts";

export type Stage = {
  recording: Recording;
  replay: Replay;
  facts: Facts;
  words: Translation;
};

type StandIn = (stage: Stage, id: string) => Promise<void>;

/** What has to be there before a call can be replayed: something of ours for every thing that the call names. */
export async function standIn(stage: Stage, id: string): Promise<void> {
  if (stage.words.has(id)) return;
  await standIns[typeOfGid(id)]?.(stage, id);
}

const standIns: Record<string, StandIn> = {
  Product: async (stage, id) => {
    await plantProduct(stage, stage.facts.get(id) ?? { id });
  },
  ProductVariant: async (stage, id) => {
    const fact = stage.facts.get(id) ?? { id };
    const product = productWith(stage, (variant) => variant.id === id);
    await plantProduct(
      stage,
      product ?? {
        ...(isNode(fact.product) ? fact.product : {}),
        variants: { nodes: [fact] },
      },
    );
  },
  InventoryItem: async (stage, id) => {
    const product = productWith(
      stage,
      (variant) =>
        isNode(variant.inventoryItem) && variant.inventoryItem.id === id,
    );
    await plantProduct(
      stage,
      product ?? { variants: { nodes: [{ inventoryItem: { id } }] } },
    );
  },
};

function productWith(
  { facts }: Stage,
  matches: (variant: Record<string, unknown>) => boolean,
): Record<string, unknown> | undefined {
  return [...facts.values()].find((fact) =>
    nodesOf(fact.variants).some(matches),
  );
}

/**
 * The locations of the recorded store, in their order; the one where its orders waited first is the default.
 * Locations of services come with the services.
 */
export function plantLocations({
  replay,
  recording,
  facts,
  words,
}: Stage): void {
  const { store, desk } = replay;
  const text = JSON.stringify(recording.captures.map(({ answer }) => answer));
  const ofServices = new Set(
    [...facts.values()].flatMap((fact) => {
      const { location } = fact;
      return String(fact.id).includes("/FulfillmentService/") &&
        isNode(location) &&
        fact.type !== "MANUAL"
        ? [String(location.id)]
        : [];
    }),
  );
  const recorded = [...facts.values()]
    .filter(
      ({ id, isFulfillmentService }) =>
        typeOfGid(String(id)) === "Location" &&
        isFulfillmentService !== true &&
        !ofServices.has(String(id)),
    )
    .sort((a, b) => numberOf(a.id) - numberOf(b.id));
  const waiting = /"assignedLocation":\{[^}]*"location":\{"id":"([^"]+)"/.exec(
    text,
  )?.[1];
  const own = ownLocation(store);
  if (recorded.length > 0) store.locations.remove(own);
  for (const { id, name } of recorded) {
    const location = store.locations.add({
      ...own,
      id: nextId(desk),
      levelNumber: nextId(desk),
      name: String(name ?? "Shop location"),
    });
    words.learn(String(id), gid("Location", location.id));
    if (id === waiting || store.locations.size === 1)
      store.defaultLocationId = location.id;
  }
}

const numberOf = (id: unknown) => Number(/\/(\d+)/.exec(String(id))?.[1] ?? 0);

/** A product with the recorded title and variants. */
async function plantProduct(
  { replay, words }: Stage,
  fact: Record<string, unknown>,
): Promise<void> {
  const { store } = replay;
  const desk = replay.desk;
  const at = now(desk);
  const product = store.products.add({
    id: nextId(desk),
    title: String(fact.title ?? "A product"),
    handle: `p${nextId(desk)}`,
    status: "ACTIVE",
    descriptionHtml: "",
    vendor: "",
    productType: "",
    tags: [],
    optionId: nextId(desk),
    optionName: "Title",
    createdAt: at,
    updatedAt: at,
  });
  if (typeof fact.id === "string")
    words.learn(fact.id, gid("Product", product.id));
  for (const [index, variant] of nodesOf(fact.variants).entries()) {
    const item = isNode(variant.inventoryItem) ? variant.inventoryItem : {};
    const itemId = nextId(desk);
    const planted = store.variants.add({
      id: nextId(desk),
      productId: product.id,
      sku: typeof variant.sku === "string" ? variant.sku : null,
      barcode: null,
      price: String(variant.price ?? "0.00"),
      position: index + 1,
      optionValue: index === 0 ? "Default Title" : `Value ${index}`,
      createdAt: at,
      updatedAt: at,
      item: {
        id: itemId,
        tracked: item.tracked === true,
        requiresShipping: true,
        weightGrams: 0,
        updatedAt: at,
      },
    });
    openLevel(desk, itemId, ownLocation(store).id);
    if (typeof variant.id === "string")
      words.learn(variant.id, gid("ProductVariant", planted.id));
    if (typeof item.id === "string")
      words.learn(item.id, gid("InventoryItem", itemId));
  }
}
