import { nextId } from "#sandbox/shopify/desk.ts";
import { gid, idOf } from "#sandbox/shopify/gid.ts";
import { addCustomer } from "#sandbox/shopify/store/customers.ts";
import { ownLocation } from "#sandbox/shopify/store/lookups.ts";
import type { StoredProduct } from "#sandbox/shopify/store/product-records.ts";
import { openProduct } from "#sandbox/shopify/store/write-product.ts";
import { addVariant } from "#sandbox/shopify/store/write-variants.ts";
import type { Facts } from "./facts.ts";
import { nodesOf } from "./facts.ts";
import type { Replay } from "./open-replay.ts";
import {
  locationIdOf,
  plantFulfillmentOrder,
  plantFulfillmentOrderLine,
  plantOrder,
  plantService,
} from "./plant-order.ts";
import { isNode, type Recording } from "./recordings.ts";
import { gidsIn, type Translation, typeOfGid } from "./translation.ts";

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
  Location: async (stage, id) => plantService(stage, id),
  Customer: async (stage, id) => plantCustomer(stage, id),
  Order: plantOrder,
  FulfillmentOrder: plantFulfillmentOrder,
  FulfillmentOrderLineItem: plantFulfillmentOrderLine,
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
    const item = stage.facts.get(id) ?? { id };
    const variant = isNode(item.variant) ? item.variant : {};
    await plantProduct(
      stage,
      product ?? {
        ...(isNode(variant.product) ? variant.product : {}),
        variants: { nodes: [{ ...variant, inventoryItem: item }] },
      },
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

/** The store is called what the recorded one is called. */
export function nameStore({ recording, replay }: Stage): void {
  const { tree } = recording;
  const domain = /([\w-]+)\.myshopify\.com/.exec(JSON.stringify(tree))?.[1];
  if (!domain) return;
  replay.store.name = domain;
  replay.store.handle = domain;
}

/** The currency in which the shop's money is told. */
export function chooseCurrency({ recording, replay }: Stage): void {
  const told = JSON.stringify([
    recording.captures.map(({ answer }) => answer),
    recording.facts,
  ]);
  const currency = /"shopMoney":\{[^}]*"currencyCode":"([A-Z]{3})"/.exec(told);
  if (currency?.[1]) replay.store.currency = currency[1];
}

/** The app has the recorded one's number where a refusal or a namespace tells it. */
export function numberApp({ recording, replay }: Stage): void {
  const told = /app--(\d+)--|api_client_id '\d+' instead of '(\d+)'/.exec(
    JSON.stringify(recording.captures.map(({ answer }) => answer)),
  );
  const number = Number(told?.[1] ?? told?.[2]);
  if (replay.store.app && number) replay.store.app.id = number;
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
  // Orders that the recording makes wait where all new ones do.
  const made = recording.captures.filter(
    ({ answer }) => answer.data?.orderCreate,
  );
  const text = JSON.stringify(
    [...made, ...recording.captures].map(({ answer }) => answer),
  );
  const ofServices = new Set(
    [...facts.values()].flatMap((fact) => {
      const location = locationIdOf(fact);
      return String(fact.id).includes("/FulfillmentService/") &&
        location &&
        fact.type !== "MANUAL"
        ? [location]
        : [];
    }),
  );
  const addedLater = new Set(
    recording.captures.flatMap(({ answer }) =>
      gidsIn(answer.data?.locationAdd ?? null),
    ),
  );
  const recorded = [...facts.values()]
    .filter(
      ({ id, isFulfillmentService }) =>
        typeOfGid(String(id)) === "Location" &&
        isFulfillmentService !== true &&
        !addedLater.has(String(id)) &&
        !ofServices.has(String(id)),
    )
    .sort((a, b) => numberOf(a.id) - numberOf(b.id));
  const waiting = /"assignedLocation":\{[^}]*"location":\{"id":"([^"]+)"/.exec(
    text,
  )?.[1];
  const own = ownLocation(store);
  const told = new Map(assignedLocations(recording.tree));
  if (recorded.length > 0) store.locations.remove(own);
  for (const { id, name, fulfillsOnlineOrders } of recorded) {
    const location = store.locations.add({
      ...own,
      ...(typeof fulfillsOnlineOrders === "boolean" && {
        fulfillsOnlineOrders,
      }),
      id: nextId(desk),
      levelNumber: nextId(desk),
      name: String(name ?? told.get(String(id)) ?? "Shop location"),
    });
    words.learn(String(id), gid("Location", location.id));
    if (id === waiting || store.locations.size === 1)
      store.defaultLocationId = location.id;
  }
  // A level's id begins with the number of its location.
  for (const { id, location } of facts.values()) {
    const [base = ""] = String(id).split("?");
    const number =
      isNode(location) &&
      store.locations.get(idOf(words.get(String(location.id)), "Location"))
        ?.levelNumber;
    if (typeOfGid(String(id)) === "InventoryLevel" && number)
      words.learn(base, gid("InventoryLevel", number));
  }
}

/** Ids and names of locations, where fulfillment orders tell both. */
function assignedLocations(value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap(assignedLocations);
  if (!isNode(value)) return [];
  const { assignedLocation } = value;
  const { name, location } = isNode(assignedLocation) ? assignedLocation : {};
  const own: [string, string][] =
    typeof name === "string" && isNode(location)
      ? [[String(location.id), name]]
      : [];
  return [...own, ...Object.values(value).flatMap(assignedLocations)];
}

const numberOf = (id: unknown) => Number(/\/(\d+)/.exec(String(id))?.[1] ?? 0);

/** Somebody with the recorded name and address. */
function plantCustomer({ replay, facts, words }: Stage, id: string): void {
  const { email, displayName } = facts.get(id) ?? {};
  const [firstName, ...lastName] =
    typeof displayName === "string" && displayName !== email
      ? displayName.split(" ")
      : [];
  const customer = addCustomer(replay.desk, {
    email: typeof email === "string" ? email : null,
    firstName: firstName ?? null,
    lastName: lastName.join(" ") || null,
  });
  words.learn(id, gid("Customer", customer.id));
}

/** A product with the recorded title, options and variants. */
function plantProduct(
  { replay, words }: Stage,
  fact: Record<string, unknown>,
): void {
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
