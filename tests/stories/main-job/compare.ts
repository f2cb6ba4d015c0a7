import { soldFaster, type Term } from "#core/domain/stock/derivation.ts";
import { noRule, type StockRule } from "#core/domain/stock/stock-rule.ts";
import { applyTitleRule, type Titled } from "#core/domain/title-rule.ts";
import { readRulesInForce } from "#core/store/records/stock-rules.server.ts";
import { readTitleRule } from "#core/store/records/title-rules.server.ts";
import type { Control } from "./control.ts";
import type { Memory } from "./memory.ts";

/** What `compareAll` looks at, in the order in which it tells differences. */
export const compared = [
  "titles on both sides",
  "the merchant's own stock: Shopify, the ledger, the number on TikTok Shop",
  "the network's stock: its count, the ledger, the number in Shopify",
  "orders: once on each side, their states, parcels and tracking numbers",
  "refunds: what TikTok Shop gave back and what Shopify holds, to the cent",
  "the ledger's causes and the audit of effects",
];

/**
 * Compares what the three platforms themselves say with what Quayside believes.
 * @returns one sentence per difference; none means that all sides agree.
 */
export async function compareAll(
  control: Control,
  memory: Memory,
): Promise<string[]> {
  const [shopify, tiktok, network] = await Promise.all([
    control.shopify(),
    control.tiktok(),
    control.network(),
  ]);
  return [
    ...(await compareTitles(memory, shopify, tiktok)),
    ...(await compareOwnStock(memory, shopify, tiktok)),
    ...(await compareNetworkStock(memory, shopify, network)),
    ...(await compareOrders(memory, shopify, tiktok, network)),
    ...(await compareReturns(memory, shopify, tiktok)),
    ...(await compareLedger(memory)),
  ];
}

/**
 * What buyers got back on TikTok Shop stands in Shopify to the cent, and nothing besides. Orders of which something was
 * cancelled are left out: their total is told without it. Where a person is asked about an order, its sums may differ.
 */
async function compareReturns(
  { prisma }: Memory,
  shopify: Shopify,
  tiktok: TikTok,
): Promise<string[]> {
  const rows = await prisma.order.findMany({
    where: { channel: "marketplace", storefrontExternalId: { not: null } },
    include: { marketplaceReturns: true },
  });
  const asked = new Set(
    (
      await prisma.conflict.findMany({
        where: { state: "open", subjectKind: { in: ["order", "effect"] } },
      })
    ).map(({ subjectId }) => subjectId),
  );
  const cancelled = new Set(tiktok.cancellations.map((one) => one.orderId));
  return rows.flatMap((row) => {
    const twin = shopify.orders.find(
      (order) => order.id === row.storefrontExternalId,
    );
    if (!twin || twin.cancelledAt !== null) return [];
    if (cancelled.has(row.externalId) || asked.has(row.id)) return [];
    const back = tiktok.returns
      .filter((one) => one.orderId === row.externalId && isPaidBack(one))
      .reduce(
        (sum, { refund }) =>
          sum + refund.subtotal + refund.shipping + refund.tax,
        0,
      );
    const left = row.totalMinor - back;
    return back === 0 || twin.netPaymentCents === left
      ? []
      : [
          `refunds of TikTok order ${row.externalId}: TikTok leaves ${left} cents of it, Shopify ${twin.netPaymentCents}`,
        ];
  });
}

/** A replacement that ended has sent the goods again, as far as its state tells. */
const isPaidBack = ({ type, status }: TikTok["returns"][number]) =>
  /_SUCCESS$/.test(status) ||
  (type !== "REPLACEMENT" && /_COMPLETE$/.test(status));

type Shopify = Awaited<ReturnType<Control["shopify"]>>;
type TikTok = Awaited<ReturnType<Control["tiktok"]>>;
type Network = Awaited<ReturnType<Control["network"]>>;

/** Titles are the same, or what the shop's rule makes of Shopify's. Of what is gone on one side there is nothing to compare. */
async function compareTitles(
  { prisma, shopId }: Memory,
  shopify: Shopify,
  tiktok: TikTok,
): Promise<string[]> {
  const rule = await readTitleRule(prisma, await shopId());
  const pairs = await prisma.listing.findMany({
    where: { product: { isNot: null } },
    include: {
      product: { include: { variants: { where: { deletedAt: null } } } },
    },
  });
  const inShopify = new Map(
    shopify.products.map(({ id, title }) => [id, title]),
  );
  const onTikTok = new Map(
    tiktok.products
      .filter(({ status }) => status !== "DELETED")
      .map(({ id, title }) => [id, title]),
  );
  return pairs.flatMap(({ product, ...listing }) => {
    const ours = inShopify.get(product?.externalId ?? "");
    const theirs = onTikTok.get(listing.externalId);
    if (!product || ours === undefined || theirs === undefined) return [];
    const { vendor, productType } = product;
    const variants = product.variants.map(({ options }) => ({
      options: options as Titled["variants"][number]["options"],
    }));
    const made = { vendor, productType, variants };
    return ours === product.title &&
      theirs === listing.title &&
      applyTitleRule(rule, ours, made) === theirs
      ? []
      : [
          `title: ${[ours, theirs, product.title, listing.title].map((title) => `"${title}"`).join(" / ")}`,
        ];
  });
}

/** The merchant's own stock: ledger = Shopify's on hand; TikTok's warehouse shows what we published and Shopify can sell, less what is kept back while sales jump. */
async function compareOwnStock(
  { prisma, shopId }: Memory,
  shopify: Shopify,
  tiktok: TikTok,
): Promise<string[]> {
  const pools = await prisma.pool.findMany({ where: { kind: "own" } });
  const variants = await prisma.variant.findMany({
    include: { skuLinks: { include: { listingSku: true } } },
  });
  const sums = await prisma.stockMovement.groupBy({
    by: ["poolId", "itemId"],
    _sum: { quantity: true },
  });
  const ledger = new Map(
    sums.map((sum) => [`${sum.poolId}:${sum.itemId}`, sum._sum.quantity ?? 0]),
  );
  const shown = new Map(
    shopify.products.flatMap((product) =>
      product.variants.map((variant) => [variant.id, variant]),
    ),
  );
  const skus = new Map(
    tiktok.products.flatMap((product) =>
      product.skus.map((sku) => [sku.id, sku]),
    ),
  );
  const publications = await prisma.publication.findMany({
    where: { channel: "marketplace" },
  });
  // Of a split pool TikTok Shop shows its part.
  const splits = new Set(
    (await prisma.split.findMany()).map(({ variantId }) => variantId),
  );
  const kits = await readKits(prisma);
  const rules = await readRulesInForce(
    prisma,
    await shopId(),
    kits.map(({ partVariantId }) => partVariantId),
  );
  const leaving = await unitsLeavingInKits(prisma);
  const refused = await unitsRefused(prisma, kits);
  const externalIds = new Map(variants.map((row) => [row.id, row.externalId]));
  const gone = new Set(
    variants.filter((row) => row.deletedAt !== null).map(({ id }) => id),
  );
  const owned = new Set(pools.map((pool) => pool.externalId ?? ""));
  const warehouses = await readWarehouses(prisma);
  const sheds = new Set(
    (await prisma.salesWarehouse.findMany({ where: { closedAt: null } })).map(
      ({ externalId }) => externalId,
    ),
  );
  const isMain = ({ placeId }: { placeId: string }) =>
    !warehouses.some((at) => at.id === placeId);
  /** What these places allow to be sold of a variant; of a kit as many as what is kept back of its scarcest part leaves. */
  const allowed = (variantId: string, places = owned): number => {
    // Whatever a kit's parts are, nobody can buy one that is not in Shopify.
    if (gone.has(variantId)) return 0;
    const parts = kits.filter(({ kit }) => kit.id === variantId);
    if (parts.length > 0)
      return Math.min(
        ...parts.map(({ partVariantId, count }) => {
          const told = publications.find(
            (row) => row.variantId === partVariantId && isMain(row),
          );
          const rule = rules.get(partVariantId)?.marketplace ?? noRule;
          const units = allowed(partVariantId, places);
          const left = leftOf(units, rule, sellsFirst(told?.derivation));
          return Math.floor(left / count);
        }),
      );
    const { levels = [] } = shown.get(externalIds.get(variantId) ?? "") ?? {};
    const there = levels
      .filter((at) => places.has(at.locationId))
      .reduce((sum, at) => sum + at.available, 0);
    const inKits = unitsInKits(kits, variantId, (sku) =>
      unitsOpen(shopify, owned, sku),
    );
    const left = leaving.get(variantId) ?? 0;
    const kept = refused.get(variantId) ?? 0;
    return Math.max(0, there - inKits - left - kept);
  };
  const mismatches: string[] = [];
  for (const variant of variants) {
    const levels = shown.get(variant.externalId)?.levels ?? [];
    for (const pool of pools) {
      const level = levels.find((at) => at.locationId === pool.externalId);
      const ours = ledger.get(`${pool.id}:${variant.id}`) ?? 0;
      if ((level?.onHand ?? 0) !== ours)
        mismatches.push(
          `own stock of ${variant.sku}: Shopify has ${level?.onHand ?? 0} on hand, the ledger ${ours}`,
        );
    }
    for (const { listingSku } of variant.skuLinks) {
      if (listingSku.deletedAt !== null) continue;
      const told = publications.filter((row) => row.itemId === listingSku.id);
      const { inventory = [] } = skus.get(listingSku.externalId) ?? {};
      const publication = told.find(isMain);
      const isKit = kits.some(({ kit }) => kit.id === variant.id);
      let elsewhere = 0;
      // Of a variant that was deleted nothing is offered, whoever counts there.
      if (variant.deletedAt !== null)
        for (const { warehouseId, quantity } of inventory)
          if (sheds.has(warehouseId) && quantity !== 0)
            mismatches.push(
              `TikTok stock of ${variant.sku}, which was deleted in Shopify: TikTok shows ${quantity} at a warehouse`,
            );
      for (const { id, locationId } of warehouses) {
        const row = told.find(({ placeId }) => placeId === id);
        const shows =
          inventory.find(({ warehouseId }) => warehouseId === id)?.quantity ??
          0;
        elsewhere += shows;
        const behind = locationId
          ? allowed(variant.id, new Set([locationId])) -
            keptBack(row?.derivation)
          : 0;
        const isOffered = inventory.some(
          ({ warehouseId }) => warehouseId === id,
        );
        const there = splits.has(variant.id) || !isOffered ? 0 : behind;
        if (shows !== (row?.published ?? 0) || (!isKit && shows !== there))
          mismatches.push(
            `TikTok stock of ${variant.sku} at another warehouse: TikTok shows ${shows}, we published ${row?.published}, behind it lie ${there}`,
          );
      }
      const at = inventory.find(
        (place) => place.warehouseId === publication?.placeId,
      );
      const whole = allowed(variant.id);
      const behind = new Set(warehouses.map(({ locationId }) => locationId));
      const rest = new Set([...owned].filter((id) => !behind.has(id)));
      const behindMain = allowed(variant.id, rest);
      if (
        warehouses.length > 0 &&
        !splits.has(variant.id) &&
        ((at?.quantity ?? 0) + elsewhere > whole ||
          (at?.quantity ?? 0) > behindMain)
      )
        mismatches.push(
          `TikTok stock of ${variant.sku}: TikTok shows ${at?.quantity} and ${elsewhere} elsewhere, Shopify can sell ${whole} and ${behindMain} behind the main warehouse`,
        );
      // How a kit divides over warehouses its parts do not tell: no more than what lies behind each of them.
      if (isKit && elsewhere > 0) continue;
      // A kit is never put together from what lies behind two of them, wherever its parts are shown.
      const left = isKit ? behindMain : Math.max(0, whole - elsewhere);
      const expected = splits.has(variant.id)
        ? (publication?.desired ?? 0)
        : left - keptBack(publication?.derivation);
      if (at?.quantity !== expected || publication?.published !== expected)
        mismatches.push(
          `TikTok stock of ${variant.sku}: TikTok shows ${at?.quantity}, we published ${publication?.published}, Shopify can sell ${expected}`,
        );
    }
  }
  return mismatches;
}

/** Further warehouses of TikTok Shop's that are told numbers, with the location behind each; null: it is told zero. */
async function readWarehouses(
  prisma: Memory["prisma"],
): Promise<{ id: string; locationId: string | null }[]> {
  const rows = await prisma.salesWarehouse.findMany({
    where: {
      closedAt: null,
      isMain: false,
      standing: { in: ["zero", "location"] },
    },
  });
  const pools = await prisma.pool.findMany();
  return rows.map(({ externalId, poolId }) => ({
    id: externalId,
    locationId: pools.find(({ id }) => id === poolId)?.externalId ?? null,
  }));
}

type KitRow = {
  kit: { id: string; sku: string | null };
  partVariantId: string;
  count: number;
};

/** What a merchant has said that is put together from what. */
async function readKits(prisma: Memory["prisma"]): Promise<KitRow[]> {
  const rows = await prisma.kitPart.findMany();
  const kits = await prisma.variant.findMany({
    where: { id: { in: rows.map((row) => row.kitVariantId) } },
  });
  return rows.flatMap(({ kitVariantId, partVariantId, count }) =>
    kits
      .filter(({ id }) => id === kitVariantId)
      .map((kit) => ({ kit, partVariantId, count })),
  );
}

/** Units of a variant that are sold in kits, by what is sold of each kit. */
const unitsInKits = (
  kits: KitRow[],
  variantId: string,
  sold: (sku: string | null) => number,
): number =>
  kits
    .filter(({ partVariantId }) => partVariantId === variantId)
    .reduce((sum, { kit, count }) => sum + count * sold(kit.sku), 0);

/** Units of orders in Shopify that are to leave from these locations. */
const unitsOpen = (
  shopify: Shopify,
  locationIds: Set<string>,
  sku: string | null,
): number =>
  shopify.orders
    .flatMap((order) => order.fulfillmentOrders)
    .filter(
      (part) =>
        locationIds.has(part.locationId) &&
        !["CLOSED", "CANCELLED", "INCOMPLETE"].includes(part.status),
    )
    .flatMap((part) => part.lines)
    .filter((line) => line.sku === sku)
    .reduce((sum, line) => sum + line.remainingQuantity, 0);

/** Units of parts that left in kits and could not be taken off the shelf: a person is asked. */
async function unitsLeavingInKits(
  prisma: Memory["prisma"],
): Promise<Map<string, number>> {
  const refused = await prisma.effect.findMany({
    where: { kind: "storefront.take-parts", state: "refused" },
  });
  const asked = await prisma.conflict.findMany({
    where: { state: "open", subjectId: { in: refused.map(({ id }) => id) } },
  });
  const units = new Map<string, number>();
  for (const { payload } of refused.filter(({ id }) =>
    asked.some(({ subjectId }) => subjectId === id),
  ))
    for (const { variantId, quantity } of (
      payload as { parts: { variantId: string; quantity: number }[] }
    ).parts)
      units.set(variantId, (units.get(variantId) ?? 0) + quantity);
  return units;
}

/** Units of TikTok orders that Shopify would not take, with parts for kits: they are sold, and a person is asked. */
async function unitsRefused(
  prisma: Memory["prisma"],
  kits: KitRow[],
): Promise<Map<string, number>> {
  const imports = await prisma.effect.findMany({
    where: { kind: "storefront.import-order", state: "refused" },
  });
  const asked = await prisma.conflict.findMany({
    where: { state: "open", subjectId: { in: imports.map(({ id }) => id) } },
  });
  const orderIds = imports
    .filter(({ id }) => asked.some(({ subjectId }) => subjectId === id))
    .map(({ payload }) => (payload as { orderId: string }).orderId);
  const orders = await prisma.order.findMany({
    where: {
      id: { in: orderIds },
      storefrontExternalId: null,
      fulfilledBy: "merchant",
      state: { in: ["waiting", "to_ship", "partly_shipped"] },
    },
    include: { lines: { where: { isCancelled: false } } },
  });
  const units = new Map<string, number>();
  for (const { variantId, quantity } of orders.flatMap(({ lines }) => lines)) {
    const parts = kits.filter(({ kit }) => kit.id === variantId);
    const taken =
      parts.length > 0
        ? parts.map((part) => ({ ...part, variantId: part.partVariantId }))
        : [{ variantId: variantId ?? "", count: 1 }];
    for (const part of taken)
      units.set(
        part.variantId,
        (units.get(part.variantId) ?? 0) + quantity * part.count,
      );
  }
  return units;
}

const isFaster = ({ term }: Term) => term.startsWith(soldFaster);

/** Units kept back while sales jump, by the number's own explanation. */
const sellsFirst = (derivation: unknown): number =>
  unitsOff(derivation, isFaster);

/** Units kept back by a rule or while sales jump. */
const keptBack = (derivation: unknown): number =>
  unitsOff(
    derivation,
    (term) =>
      ["rule", "warehouse"].includes(term.opens ?? "") || isFaster(term),
  );

const unitsOff = (derivation: unknown, is: (term: Term) => boolean): number =>
  ((derivation ?? []) as Term[])
    .filter(is)
    .reduce((sum, { quantity }) => sum - quantity, 0);

/**
 * What a part's rule leaves of these units for kits. How much it takes off depends on how many there are: what it took off
 * the part's own number, which may count other places, says nothing of it.
 * @param first units that sell before a number arrives.
 */
function leftOf(
  units: number,
  { bufferUnits, cap, floor }: StockRule,
  first: number,
): number {
  const left = Math.max(0, units - bufferUnits);
  const kept = Math.max(Math.min(left, floor), left - first);
  return kept < floor ? 0 : Math.min(kept, cap ?? kept);
}

/** The network's stock: ledger = its count per centre; Shopify's location shows what it can promise. */
async function compareNetworkStock(
  { prisma }: Memory,
  shopify: Shopify,
  network: Network,
): Promise<string[]> {
  const goods = await prisma.fbtGoods.findMany({ include: { links: true } });
  const pools = await prisma.pool.findMany({ where: { kind: "network" } });
  const service = await prisma.pool.findFirst({ where: { kind: "service" } });
  const selected = new Set(
    (
      await prisma.selection.findMany({
        where: { releasedAt: null },
        include: { variant: true },
      })
    ).map((row) => row.variant.externalId),
  );
  const variants = new Map(
    (await prisma.variant.findMany()).map((row) => [row.id, row]),
  );
  const kits = await readKits(prisma);
  const levels = new Map(
    shopify.products.flatMap((product) =>
      product.variants.map((variant) => [
        variant.id,
        variant.levels.find(
          (level) => level.locationId === service?.externalId,
        ),
      ]),
    ),
  );
  const mismatches: string[] = [];
  for (const thing of network.goods) {
    const row = goods.find((candidate) => candidate.externalId === thing.id);
    for (const stock of thing.stock) {
      const pool = pools.find((place) => place.externalId === stock.centreId);
      const sum = await prisma.stockMovement.aggregate({
        where: { poolId: pool?.id ?? "", itemId: row?.id ?? "" },
        _sum: { quantity: true },
      });
      if ((sum._sum.quantity ?? 0) !== stock.total)
        mismatches.push(
          `network stock of goods ${thing.id} in ${pool?.name}: the network has ${stock.total}, the ledger ${sum._sum.quantity ?? 0}`,
        );
    }
    const available = thing.stock.reduce(
      (total, stock) => total + stock.available,
      0,
    );
    for (const link of row?.links ?? []) {
      const variant = variants.get(link.variantId);
      if (!variant || !selected.has(variant.externalId)) continue;
      // Of what the store has no more nobody is told anything.
      if (variant.deletedAt !== null && !levels.has(variant.externalId))
        continue;
      // Of a kit Shopify is told what its parts allow.
      if (kits.some(({ kit }) => kit.id === variant.id)) continue;
      const level = levels.get(variant.externalId);
      const sold = (sku: string | null) =>
        unitsWaiting(shopify, service?.externalId, sku);
      const waiting = sold(variant.sku) + unitsInKits(kits, variant.id, sold);
      const publication = await prisma.publication.findFirst({
        where: {
          channel: "storefront",
          itemId: variant.id,
          placeId: service?.externalId ?? "",
        },
      });
      const expected =
        Math.max(0, available - waiting) - keptBack(publication?.derivation);
      if (level?.available !== expected)
        mismatches.push(
          `Shopify shows ${level?.available} of ${variant.sku} at the network's location, the network can promise ${available}, ${waiting} of them are sold and waiting`,
        );
    }
  }
  return mismatches;
}

/** Sold in Shopify, but not reserved by the network: the requests it has refused, or not been asked for. */
const unitsWaiting = (
  shopify: Shopify,
  locationId: string | undefined,
  sku: string | null,
): number =>
  shopify.orders
    .filter((order) => order.sourceIdentifier === null)
    .flatMap((order) => order.fulfillmentOrders)
    .filter((part) => part.locationId === locationId && part.status === "OPEN")
    .flatMap((part) => part.lines)
    .filter((line) => line.sku === sku)
    .reduce((sum, line) => sum + line.remainingQuantity, 0);

/** Every order in its right state on all sides, every tracking number on both, nothing fulfilled twice. */
async function compareOrders(
  { prisma }: Memory,
  shopify: Shopify,
  tiktok: TikTok,
  network: Network,
): Promise<string[]> {
  const mismatches: string[] = [];
  const rows = await prisma.order.findMany({
    include: { requests: true, shipments: true },
  });
  const standing = new Map<string, number>();
  for (const order of shopify.orders) {
    if (order.sourceIdentifier)
      standing.set(
        order.sourceIdentifier,
        (standing.get(order.sourceIdentifier) ?? 0) + 1,
      );
    const ordered = units(order.lines);
    const fulfilled = units(
      order.fulfillments
        .filter((made) => made.status === "SUCCESS")
        .flatMap((made) => made.lines),
    );
    if (fulfilled > ordered)
      mismatches.push(
        `${order.name}: ${fulfilled} of ${ordered} units fulfilled`,
      );
    const numbers = order.fulfillments.flatMap((made) =>
      made.tracking.flatMap((tracking) => tracking.number ?? []),
    );
    if (new Set(numbers).size !== numbers.length)
      mismatches.push(`${order.name}: a tracking number stands twice`);
  }
  for (const order of tiktok.orders) {
    const row = rows.find(
      (candidate) =>
        candidate.channel === "marketplace" &&
        candidate.externalId === order.id,
    );
    if (!row) {
      mismatches.push(`TikTok order ${order.id} is unknown to Quayside`);
      continue;
    }
    if (row.channelState !== order.status)
      mismatches.push(
        `TikTok order ${order.id} is ${order.status}, Quayside says ${row.channelState}`,
      );
    if (order.status === "CANCELLED") continue;
    if (standing.get(order.id) !== 1)
      mismatches.push(
        `TikTok order ${order.id} stands ${standing.get(order.id) ?? 0} times in Shopify`,
      );
    const twin = shopify.orders.find(
      (candidate) => candidate.sourceIdentifier === order.id,
    );
    const onTikTok = [
      ...new Set(order.lines.flatMap((line) => line.trackingNumber ?? [])),
    ].sort();
    // TikTok Shop takes one number for each parcel: of several it is told the first (law O5).
    const inShopify = trackingOf(twin, 1);
    if (onTikTok.length === 0)
      mismatches.push(`TikTok order ${order.id} has no tracking number`);
    if (onTikTok.join() !== inShopify.join())
      mismatches.push(
        `tracking of TikTok order ${order.id}: TikTok [${onTikTok}], Shopify [${inShopify}]`,
      );
  }
  const references = new Map<string, number>();
  for (const order of network.mcfOrders) {
    references.set(
      order.externalOrderId,
      (references.get(order.externalOrderId) ?? 0) + 1,
    );
    const request = await prisma.fulfillmentRequest.findFirst({
      where: { networkOrders: { some: { externalId: order.id } } },
      include: { order: true },
    });
    if (!request) {
      mismatches.push(`network order ${order.id} belongs to no request`);
      continue;
    }
    const twin = shopify.orders.find(
      (candidate) => candidate.id === request.order.externalId,
    );
    for (const parcel of order.consignOrders)
      if (
        parcel.trackingNumber &&
        !trackingOf(twin).includes(parcel.trackingNumber)
      )
        mismatches.push(
          `${twin?.name}: tracking ${parcel.trackingNumber} of the network is not in Shopify`,
        );
  }
  for (const [reference, count] of references)
    if (count > 1)
      mismatches.push(`the network was given ${reference} ${count} times`);
  for (const request of rows.flatMap((row) => row.requests)) {
    const seen = shopify.orders
      .flatMap((order) => order.fulfillmentOrders)
      .find((candidate) => candidate.id === request.externalId);
    if (
      seen?.requestStatus !== request.requestStatus ||
      seen.status !== request.status
    )
      mismatches.push(
        `request ${request.externalId}: Shopify says ${seen?.status}/${seen?.requestStatus}, Quayside ${request.status}/${request.requestStatus}`,
      );
  }
  return mismatches;
}

const units = (lines: { quantity: number }[]) =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

const trackingOf = (
  order: Shopify["orders"][number] | undefined,
  ofEachParcel?: number,
): string[] =>
  (order?.fulfillments ?? [])
    .filter((made) => made.status === "SUCCESS")
    .flatMap((made) =>
      made.tracking
        .flatMap((tracking) => tracking.number ?? [])
        .slice(0, ofEachParcel),
    )
    .sort();

/** No movement without a cause, no carried effect without its one audit line. */
async function compareLedger({ prisma }: Memory): Promise<string[]> {
  const mismatches: string[] = [];
  const causeless = await prisma.stockMovement.count({
    where: { OR: [{ causeKind: "" }, { causeRef: "" }] },
  });
  if (causeless > 0) mismatches.push(`${causeless} movements have no cause`);
  const [{ count: orphaned } = { count: 0 }] = await prisma.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM stock_movement
    WHERE NOT EXISTS (SELECT 1 FROM journal_entry WHERE journal_entry.id = stock_movement.entry_id)`;
  if (orphaned > 0) mismatches.push(`${orphaned} movements name no entry`);
  const [{ count: unaudited } = { count: 0 }] = await prisma.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM effect WHERE state = 'confirmed'
    AND (SELECT count(*) FROM audit_line WHERE audit_line.effect_id = effect.id AND result = 'done') <> 1`;
  if (unaudited > 0)
    mismatches.push(
      `${unaudited} carried effects do not have exactly one audit line`,
    );
  return mismatches;
}
