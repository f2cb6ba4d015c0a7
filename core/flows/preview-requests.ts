import type { FulfillmentOrderFact } from "../domain/facts.ts";
import { judgeDestination } from "../domain/orders/destination.ts";
import {
  foreseeRequest,
  isForeseeable,
  type NetworkKnown,
  type RequestForeseen,
} from "../domain/orders/foresee-request.ts";
import type {
  OrderSituation,
  RequestSituation,
} from "../domain/orders/order-situation.ts";
import { parcelsOf } from "../domain/orders/sent-parcels.ts";
import { unitsUnderWay } from "../domain/shipments/fill-request.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Records } from "../world/records.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";
import { recallVariants } from "./plan/recall-variants.ts";

type PreviewingWorld = Pick<
  World,
  "clock" | "store" | "storefront" | "network"
>;

export type RequestsPreviewed =
  | { outcome: "unknown" }
  | {
      outcome: "previewed";
      at: Date;
      /** One for each fulfillment order that may still go to the network. */
      requests: (RequestForeseen & {
        /** Whether it lies at the network's location, or at one of the merchant's. */
        lies: "network" | "own";
        location: string | null;
        /** It was asked for already, and how it was answered. */
        requestStatus: string;
      })[];
    };

type Candidate = {
  request: RequestSituation;
  lies: "network" | "own";
};

/**
 * What the network will say to an order's requests, before they are sent and after they were refused. Reads the platforms,
 * changes nothing, and keeps nothing of the address.
 */
export async function previewRequests(
  world: PreviewingWorld,
  shopId: ShopId,
  orderId: string,
): Promise<RequestsPreviewed> {
  const read = await world.store.inShop(shopId, async (records) => ({
    shop: records.shop,
    situation: await records.orderSituation(orderId),
    kinds: await records.connectedKinds(),
    pools: await records.pools(),
  }));
  const { shop, situation } = read;
  if (!situation) return { outcome: "unknown" };
  const at = world.clock.now();
  const candidates = situation.order.cancelled
    ? []
    : await findCandidates(world, shop, situation);
  if (candidates.length === 0)
    return { outcome: "previewed", at, requests: [] };
  const status = read.kinds.includes("fbt")
    ? await orNull(world.network.fetchStatus(shop))
    : { multiChannel: false, regions: [] };
  const stock = await world.store.inShop(shopId, (records) =>
    readStock(
      records,
      candidates.flatMap(({ request }) =>
        request.lines.flatMap((line) => line.variantId ?? []),
      ),
    ),
  );
  const requests = await Promise.all(
    candidates.map(async ({ request, lies }) => ({
      ...foreseeRequest(situation, request, {
        ...stock,
        sent: unitsUnderWay(
          { ...request, kits: { ...stock.kits, ...request.kits } },
          parcelsOf(request.externalId, situation.shipments),
        ),
        multiChannel: status?.multiChannel ?? null,
        destination: await readDestination(
          world,
          shop,
          request.externalId,
          status?.regions ?? [],
        ),
      }),
      lies,
      location:
        read.pools.find(({ externalId }) => externalId === request.locationId)
          ?.name ?? null,
      requestStatus: request.requestStatus,
    })),
  );
  return { outcome: "previewed", at, requests };
}

/** Requests at the network's location stand in our rows; what lies with the merchant is read from Shopify. */
async function findCandidates(
  { store, storefront }: PreviewingWorld,
  shop: ShopRef,
  { order, requests, serviceLocationId }: OrderSituation,
): Promise<Candidate[]> {
  const known = requests
    .filter(
      (request) =>
        request.locationId === serviceLocationId && isForeseeable(request),
    )
    .map((request): Candidate => ({ request, lies: "network" }));
  const isTheirs =
    order.channel === "marketplace" && order.fulfilledBy === "network";
  if (!order.storefrontExternalId || isTheirs) return known;
  const fact = await orNull(
    storefront.fetchOrder(shop, order.storefrontExternalId),
  );
  const isOwn = ({ locationId }: FulfillmentOrderFact) =>
    locationId !== serviceLocationId;
  if (!fact?.fulfillmentOrders.some(isOwn)) return known;
  const { own, variants } = await store.inShop(shop.shopId, async (records) => {
    const { fulfillmentOrders } = await recallVariants(records, fact);
    const own = fulfillmentOrders.filter(isOwn);
    const variants = await records.variantsByExternalId(
      own.flatMap(({ lines }) =>
        lines.flatMap((line) => line.variantExternalId ?? []),
      ),
    );
    return { own, variants };
  });
  return [
    ...known,
    ...own
      .map((fulfillmentOrder) => asRequest(fulfillmentOrder, variants))
      .filter(isForeseeable)
      .map((request): Candidate => ({ request, lies: "own" })),
  ];
}

/** A fulfillment order as the request that it would be at the network. */
const asRequest = (
  { lines, updatedAt, ...fact }: FulfillmentOrderFact,
  variants: ReadonlyMap<string, string>,
): RequestSituation => ({
  ...fact,
  id: fact.externalId,
  lines: lines.map(({ variantExternalId, ...line }) => ({
    ...line,
    variantId: (variantExternalId && variants.get(variantExternalId)) || null,
  })),
  kits: {},
  round: 0,
  networkState: "none",
  orders: [],
  refusalCode: null,
  wish: null,
});

async function readStock(
  records: Records,
  asked: string[],
): Promise<Pick<NetworkKnown, "goods" | "centres" | "kits">> {
  const kits = await records.kitContents(asked);
  const variantIds = [
    ...asked,
    ...Object.values(kits).flatMap((parts) =>
      parts.map(({ variantId }) => variantId),
    ),
  ];
  const stock = await records.stockSituations(variantIds);
  return {
    kits,
    goods: await records.goodsOf(variantIds),
    centres: new Map(
      [...stock].map(([variantId, { network }]) => [
        variantId,
        network.map(({ centre, available }) => ({ centre, available })),
      ]),
    ),
  };
}

function readDestination(
  { storefront }: PreviewingWorld,
  shop: ShopRef,
  fulfillmentOrderId: string,
  regions: string[],
): Promise<NetworkKnown["destination"]> {
  return orNull(
    storefront
      .fetchDestination(shop, fulfillmentOrderId)
      .then((recipient) =>
        recipient ? judgeDestination(recipient.to, regions) : "none",
      ),
  );
}

/** A platform that does not answer leaves a point open; the preview says so. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    // By name: the web app's bundle has a copy of the class.
    if (error instanceof Error && error.name === "SyncError") return null;
    throw error;
  }
}
