import type { NetworkLevelFact } from "../../domain/facts.ts";
import type { Letter } from "../../domain/letters.ts";
import type { StorefrontReturnFact } from "../../domain/storefront-aftersale-facts.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson, type Json } from "../../kit/json.ts";
import type { CatalogPart, ConnectionKind } from "../../world/records.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { World } from "../../world/world.ts";
import { watchOrders } from "../watch-orders.ts";
import { type Change, isRead, markKnown } from "./mark-known.ts";

export type ReconcilingWorld = Pick<
  World,
  "clock" | "log" | "store" | "bell" | "storefront" | "marketplace" | "network"
>;

/** Something that was looked at; without a letter where it is known already. */
export type Finding = {
  letter: Letter | null;
  deliveryId: string;
  updatedAt?: Date;
  /** The platform's id of what was seen. */
  subject?: string;
};

/** Something at a platform that can be compared with what we know. */
export type Feed = {
  name: string;
  of: ConnectionKind;
  /** What changed since then. */
  read(world: ReconcilingWorld, shop: ShopRef, since: Date): Promise<Finding[]>;
  /** Everything, and what is gone. */
  readWhole?(world: ReconcilingWorld, shop: ShopRef): Promise<Finding[]>;
};

const everything = new Date(0);

// A network of so many goods is read whole at every look: that is a page or two.
const smallNetwork = 100;
// Of a larger one, between the whole looks, so many goods at most that were bought of late.
const mostBought = 500;
const boughtOfLateMs = 24 * 60 * 60_000;
// A record may be stamped a little before it is shown.
const recordOverlapMs = 60 * 60_000;
// So often goods are looked at again whose count is in question.
const askAgainMs = 10 * 60_000;

/** How a change of each part of the catalog is told. */
const changeOf = {
  products: "product-changed",
  collections: "collection-changed",
  listings: "listing-changed",
} as const satisfies Record<CatalogPart, Letter["kind"]>;
type ChangeOf = typeof changeOf;

const feeds: Feed[] = [
  {
    name: "storefront-products",
    of: "shopify",
    read: changedProducts,
    readWhole: async (world, shop) =>
      withGone(
        world,
        shop,
        "products",
        await changedProducts(world, shop, everything),
      ),
  },
  {
    name: "storefront-collections",
    of: "shopify",
    read: changedCollections,
    readWhole: async (world, shop) =>
      withGone(
        world,
        shop,
        "collections",
        await changedCollections(world, shop, everything),
      ),
  },
  { name: "storefront-orders", of: "shopify", read: changedStorefrontOrders },
  { name: "storefront-returns", of: "shopify", read: movedReturns },
  { name: "storefront-requests", of: "shopify", read: waitingRequests },
  { name: "storefront-stock", of: "shopify", read: changedStock },
  {
    name: "marketplace-listings",
    of: "tiktok_shop",
    read: async (world, shop, since) => [
      ...(await changedListings(world, shop, since)),
      ...(await deletedListings(world, shop, since)),
    ],
    readWhole: async (world, shop) =>
      withGone(
        world,
        shop,
        "listings",
        await changedListings(world, shop, everything),
      ),
  },
  {
    name: "marketplace-orders",
    of: "tiktok_shop",
    read: changedMarketplaceOrders,
  },
  {
    name: "marketplace-returns",
    of: "tiktok_shop",
    read: changedMarketplaceReturns,
  },
  { name: "network-orders", of: "fbt", read: openNetworkOrders },
  {
    name: "network-stock",
    of: "fbt",
    read: movingNetworkStock,
    readWhole: wholeNetworkStock,
  },
  { name: "network-inbound", of: "fbt", read: openInbound },
  { name: "overdue-orders", of: "shopify", read: watchOrders },
  { name: "parcels", of: "shopify", read: parcelsToReadBack },
];

/** The feeds of a shop that is connected so; its store always is. */
export const feedsOf = (kinds: readonly ConnectionKind[]): Feed[] =>
  feeds.filter(({ of }) => of === "shopify" || kinds.includes(of));

/** A change of one thing, named by its version. */
const changed = (
  letter: Letter & { externalId: string },
  updatedAt: Date,
  isKnown = false,
): Finding => ({
  letter: isKnown ? null : letter,
  deliveryId: `${letter.kind}:${letter.externalId}:${updatedAt.toISOString()}`,
  updatedAt,
  subject: letter.externalId,
});

function changedProducts(
  { storefront, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  return changedThings(
    storefront.listChanged(shop, "products", { updatedSince }),
    (page) => markKnown(store, shop, "products", page),
    "product-changed",
  );
}

function changedCollections(
  { storefront, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  return changedThings(
    storefront.listChanged(shop, "collections", { updatedSince }),
    (page) => markKnown(store, shop, "collections", page),
    "collection-changed",
  );
}

async function changedThings(
  pages: AsyncIterable<{ externalId: string; updatedAt: Date }[]>,
  mark: (page: Change[]) => ReturnType<typeof markKnown>,
  kind: ChangeOf[CatalogPart],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of pages)
    for (const { externalId, updatedAt, isKnown } of await mark(page))
      findings.push(changed({ kind, externalId }, updatedAt, isKnown));
  return findings;
}

/** Everything there is: what is known and not among it was deleted, which no feed of changes tells. */
async function withGone(
  { store, clock }: ReconcilingWorld,
  shop: ShopRef,
  what: CatalogPart,
  findings: Finding[],
): Promise<Finding[]> {
  const seen = new Set(findings.map(({ subject }) => subject));
  const known = await store.inShop(shop.shopId, (records) =>
    records.catalogIds(what),
  );
  const kind = changeOf[what];
  const now = clock.now().toISOString();
  return [
    ...findings,
    ...known
      .filter((externalId) => !seen.has(externalId))
      .map(
        (externalId): Finding => ({
          letter: { kind, externalId },
          deliveryId: `${kind}:${externalId}:missing:${now}`,
        }),
      ),
  ];
}

async function changedStorefrontOrders(
  { storefront }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of storefront.listChanged(shop, "orders", {
    updatedSince,
  }))
    for (const { externalId, updatedAt } of page)
      findings.push(
        changed({ kind: "storefront-order-changed", externalId }, updatedAt),
      );
  return findings;
}

/**
 * Returns that stand otherwise than we know: a return of its own is no change of its order, and has no feed. Its version is
 * how its order's returns were known and are seen, and the time: what was seen once may come back.
 */
async function movedReturns(
  { storefront, store, clock }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const seen = new Map<string, StandingReturn[]>();
  for await (const page of storefront.listOrdersInReturn(shop))
    for (const { orderExternalId, returns } of page)
      seen.set(
        orderExternalId,
        returns.filter(({ status }) => standing.has(status)),
      );
  const known = await store.inShop(shop.shopId, (records) =>
    records.standingReturns(),
  );
  const tenMinutes = Math.floor(clock.now().getTime() / askAgainMs);
  return [...new Set([...seen.keys(), ...known.keys()])].map((externalId) => {
    const [here, there] = [known, seen].map((all) =>
      (all.get(externalId) ?? [])
        .map((one) => `${one.externalId} ${one.status}`)
        .sort(),
    );
    const look = fingerprintOf(
      canonicalJson([here ?? [], there ?? [], tenMinutes]),
    );
    const differs = canonicalJson(here ?? []) !== canonicalJson(there ?? []);
    return {
      letter: differs ? { kind: "storefront-order-changed", externalId } : null,
      deliveryId: `storefront-order-changed:${externalId}:returns:${look}`,
      subject: externalId,
    };
  });
}

type StandingReturn = Pick<StorefrontReturnFact, "externalId" | "status">;

const standing: ReadonlySet<StorefrontReturnFact["status"]> = new Set([
  "REQUESTED",
  "OPEN",
]);

async function waitingRequests(
  { storefront }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const waiting = await storefront.listWaitingRequests(shop);
  return waiting.map(({ fulfillmentOrderId, updatedAt }) => ({
    letter: { kind: "requests-waiting" },
    deliveryId: `requests-waiting:${fulfillmentOrderId}:${updatedAt.toISOString()}`,
    updatedAt,
  }));
}

function changedListings(
  { marketplace, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  return changedThings(
    marketplace.listChangedListings(shop, { updatedSince }),
    (page) => markKnown(store, shop, "listings", page),
    "listing-changed",
  );
}

/** Of what was deleted, what we know as there. The whole look needs no list of it: it misses what is gone. */
function deletedListings(
  { marketplace, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  return changedThings(
    marketplace.listDeletedListings(shop, { updatedSince }),
    async (page) => {
      const known = await store.inShop(shop.shopId, (records) =>
        records.versionsRead(
          "listings",
          page.map(({ externalId }) => externalId),
        ),
      );
      return page.map((one) => ({
        ...one,
        isKnown: !known.has(one.externalId),
      }));
    },
    "listing-changed",
  );
}

async function changedMarketplaceOrders(
  { marketplace }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of marketplace.listOrders(shop, { updatedSince }))
    for (const { externalId, updatedAt } of page)
      findings.push(
        changed({ kind: "marketplace-order-changed", externalId }, updatedAt),
      );
  return findings;
}

async function changedMarketplaceReturns(
  { marketplace }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of marketplace.listReturns(shop, { updatedSince }))
    for (const { externalId, orderExternalId, updatedAt } of page)
      findings.push(
        changed(
          { kind: "marketplace-return-changed", externalId, orderExternalId },
          updatedAt,
        ),
      );
  return findings;
}

async function changedStock(
  { store, storefront }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const pools = await store.inShop(shop.shopId, (records) => records.pools());
  const findings: Finding[] = [];
  for (const { kind, externalId } of pools) {
    if (kind === "network") continue;
    const changes = storefront.listChangedStock(shop, externalId, {
      updatedSince,
    });
    for await (const page of changes) {
      const read = await store.inShop(shop.shopId, (records) =>
        records.levelsRead(
          externalId,
          page.map(({ inventoryItemId }) => inventoryItemId),
        ),
      );
      for (const { inventoryItemId, updatedAt } of page)
        findings.push({
          letter: isRead({ updatedAt }, read.get(inventoryItemId))
            ? null
            : { kind: "storefront-level-changed", inventoryItemId },
          deliveryId: `storefront-level-changed:${inventoryItemId}:${externalId}:${updatedAt.toISOString()}`,
          updatedAt,
        });
    }
  }
  return findings;
}

/** The network names no version of its orders: what an open one looks like is its version. */
async function openNetworkOrders(
  { store, network }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const open = await store.inShop(shop.shopId, (records) =>
    records.openNetworkOrders(),
  );
  const findings: Finding[] = [];
  for (const { externalId } of open) {
    const fact = await network.fetchOrder(shop, externalId);
    const look = fingerprintOf(canonicalJson(fact?.parcels ?? []));
    findings.push({
      letter: { kind: "network-order-changed", externalId, reference: null },
      deliveryId: `network-order-changed:${externalId}:${look}`,
    });
  }
  return findings;
}

/** Deliveries that are on their way: the network lists none, so each is asked for. */
async function openInbound(
  { store, network }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const open = await store.inShop(shop.shopId, (records) =>
    records.openInboundOrders(),
  );
  const orders = await network.fetchInbound(
    shop,
    open.map(({ externalId }) => externalId),
  );
  return orders.map((order) => ({
    letter: { kind: "inbound-changed", externalId: order.externalId },
    deliveryId: `inbound-changed:${order.externalId}:${fingerprintOf(canonicalJson(order as unknown as Json))}`,
    subject: order.externalId,
  }));
}

/**
 * The network's stock has no change feed. A small one is read whole; of a large one the goods that its history has moved of
 * late and those that were bought of late, at a price that does not grow with the network. The hourly look reads the rest.
 */
async function movingNetworkStock(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const { store, network, clock } = world;
  const known = await store.inShop(shop.shopId, async (records) => ({
    goods: await records.countGoods(),
    latest: await records.latestAtNetwork(),
    bought: await records.goodsBoughtSince(
      new Date(clock.now().getTime() - boughtOfLateMs),
      mostBought,
    ),
  }));
  if (known.goods <= smallNetwork || !known.latest)
    return wholeNetworkStock(world, shop);
  const moving = new Set(known.bought);
  const since = new Date(known.latest.getTime() - recordOverlapMs);
  for await (const page of network.listRecords(shop, { since }))
    for (const { goodsExternalId } of page) moving.add(goodsExternalId);
  return networkStock(world, shop, [...moving]);
}

function wholeNetworkStock(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  return networkStock(world, shop, undefined);
}

/**
 * What the network shows of these goods and we know differently is a letter. Its version is what we knew and what was seen
 * instead, so that it is one letter until we have learned it. Goods whose count is in question are read again every ten
 * minutes: a record that comes late answers it, and changes no level.
 */
async function networkStock(
  { store, network, clock }: ReconcilingWorld,
  shop: ShopRef,
  goodsExternalIds: string[] | undefined,
): Promise<Finding[]> {
  const shown = new Map<string, NetworkLevelFact[]>();
  const differing = new Map<string, Date | null>();
  // Page by page: only what differs is kept.
  for await (const page of network.listLevels(shop, goodsExternalIds)) {
    const news = await store.inShop(shop.shopId, (records) =>
      records.goodsShownDifferently(page),
    );
    for (const { goodsExternalId, knownAt } of news)
      differing.set(goodsExternalId, knownAt);
    for (const level of page)
      if (differing.has(level.goodsExternalId))
        shown.set(level.goodsExternalId, [
          ...(shown.get(level.goodsExternalId) ?? []),
          level,
        ]);
  }
  const asked = await store.inShop(shop.shopId, (records) =>
    records.goodsInQuestion(),
  );
  const tenMinutes = Math.floor(clock.now().getTime() / askAgainMs);
  const again = asked.map(
    (goodsExternalId): Finding => ({
      letter: { kind: "network-stock-changed", goodsExternalId },
      deliveryId: `network-stock-changed:${goodsExternalId}:in-question:${tenMinutes}`,
    }),
  );
  const moved = [...differing].map(([goodsExternalId, knownAt]): Finding => {
    const look = fingerprintOf(canonicalJson(shown.get(goodsExternalId) ?? []));
    return {
      letter: { kind: "network-stock-changed", goodsExternalId },
      deliveryId: `network-stock-changed:${goodsExternalId}:${knownAt?.toISOString() ?? "new"}:${look}`,
    };
  });
  return [...moved, ...again];
}

/** Parcels of the last days whose number is to be read back; what they show is found out when the letter is planned. */
async function parcelsToReadBack(
  { clock, store }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const due = await store.inShop(shop.shopId, (records) =>
    records.ordersToReadBack(clock.now()),
  );
  return due.map(({ orderId, version }) => ({
    letter: { kind: "parcels-due", orderId },
    deliveryId: `parcels-due:${version}`,
  }));
}
