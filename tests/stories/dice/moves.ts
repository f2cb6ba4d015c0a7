import { releaseVariants } from "#core/flows/release-variants.ts";
import type { Dice } from "#sandbox/dice.ts";
import type { FaultWish } from "#sandbox/faults/fault.ts";
import { choose } from "../../flows/trials/catalog.ts";
import { askToCancel } from "../../flows/trials/requests.ts";
import type { PortMethod } from "../../support/kill-trap.ts";
import type { SmallTown } from "../../support/open-small-town.ts";
import type { Address } from "../main-job/control.ts";
import { shopHandle } from "../main-job/control.ts";

/** What a history is made of. */
export type Scene = {
  town: SmallTown;
  dice: Dice;
  /** Variants for sale everywhere, by SKU. */
  skus: string[];
  /** TikTok's id of each SKU. */
  onTikTok: Map<string, string>;
  products: { id: string; listingId: string }[];
  chosen: Set<string>;
  /** TikTok orders and Shopify orders, in the order of their placing. */
  tiktokOrders: string[];
  shopifyOrders: string[];
  parcels: number;
};

type Move = {
  /** How often it is drawn, against the others. */
  weight: number;
  /** @returns what happened, in a few words, or null where it was not possible. */
  play(scene: Scene): Promise<string | null>;
};

const minute = 60_000;

const address: Address = {
  name: "Robin Alder",
  line1: "12 Pier Street",
  city: "Portland",
  state: "ME",
  postalCode: "04101",
};

/** What a platform's own face refuses a customer or a merchant is no part of the history. */
const where = async <T>(deed: () => Promise<T>): Promise<T | null> => {
  try {
    return await deed();
  } catch (error) {
    if (error instanceof Error && /: 4\d\d /.test(error.message)) return null;
    throw error;
  }
};

const killable: PortMethod[] = [
  "storefront.importOrder",
  "storefront.createFulfillment",
  "storefront.setAvailable",
  "storefront.acceptRequest",
  "storefront.cancelOrder",
  "storefront.updateProduct",
  "marketplace.setStock",
  "marketplace.markShipped",
  "marketplace.updateListing",
  "network.createOrder",
  "network.cancelOrder",
];

const writes = {
  shopify: [
    "orderCreate",
    "fulfillmentCreate",
    "inventorySetQuantities",
    "fulfillmentOrder",
    "orderCancel",
    "product",
    "",
  ],
  tiktok: [
    "POST /fbt/202601/mcf_outbound_orders",
    "POST /fulfillment/",
    "POST /product/",
    "GET /order/",
    "",
  ],
} as const;

function throwFault(dice: Dice): FaultWish {
  const platform = dice.pick(["shopify", "tiktok"] as const);
  const operation = dice.pick<string>(writes[platform]);
  const times = dice.between(1, 3);
  const afterApplying = dice.oneIn(2);
  const on = { platform, operation, times };
  const faults: FaultWish[] = [
    { kind: "dropped", afterApplying, ...on },
    { kind: "server_error", afterApplying, ...on },
    { kind: "throttled", retryAfterSeconds: 0.2, ...on },
    { kind: "answer", status: 502, afterApplying, ...on },
    { kind: "expired_token", ...on },
    { kind: "lost_letter", platform, times: dice.between(1, 6) },
    { kind: "doubled_letter", platform, times: dice.between(1, 6) },
    { kind: "reordered_letter", platform, ms: 20, times: dice.between(1, 6) },
    { kind: "late_letter", platform, ms: 30, times: dice.between(1, 6) },
    {
      kind: "outside_write",
      platform: "shopify",
      operation: "inventorySetQuantities",
      delta: -1,
      times: 1,
    },
  ];
  return dice.pick(faults);
}

/** Everything that can happen to a shop. */
export const moves: Record<string, Move> = {
  "buy on Shopify from the network": {
    weight: 6,
    async play({ town, dice, chosen, shopifyOrders }) {
      if (chosen.size === 0) return null;
      const lines = [
        { sku: dice.pick([...chosen]), quantity: dice.between(1, 3) },
      ];
      const order = await where(() =>
        town.control.buyOnShopify(lines, address),
      );
      if (order) shopifyOrders.push(order.id);
      return order && `${order.name}: ${lines[0]?.quantity} × ${lines[0]?.sku}`;
    },
  },
  "buy on TikTok": {
    weight: 7,
    async play({ town, dice, skus, onTikTok, tiktokOrders }) {
      const sku = dice.pick(skus);
      const way = dice.oneIn(3) ? "BY_TIKTOK" : "BY_SELLER";
      const lines = [
        { skuId: onTikTok.get(sku) ?? "", quantity: dice.between(1, 3) },
      ];
      const order = await where(() => town.control.buyOnTikTok(lines, way));
      if (order) tiktokOrders.push(order.id);
      return order && `${order.id}: ${lines[0]?.quantity} × ${sku} ${way}`;
    },
  },
  "time passes": {
    weight: 5,
    async play({ town, dice }) {
      const minutes = dice.pick([1, 10, 30, 61]);
      await town.control.advance(minutes * minute);
      town.wait(dice.between(0, 5_000));
      return `${minutes} minutes`;
    },
  },
  "edit a title in Shopify": {
    weight: 2,
    async play({ town, dice, products }) {
      const { id } = dice.pick(products);
      const title = `Title of Shopify ${dice.between(1, 99)}`;
      await town.control.editShopifyTitle(id, title);
      return title;
    },
  },
  "edit a title on TikTok": {
    weight: 2,
    async play({ town, dice, products }) {
      const { listingId } = dice.pick(products);
      const title = `Title of TikTok Shop ${dice.between(1, 99)}`;
      const edited = await where(() =>
        town.control.editTikTokTitle(listingId, title),
      );
      return edited === null ? null : title;
    },
  },
  "count the merchant's stock": {
    weight: 3,
    async play({ town, dice, skus }) {
      const body = { sku: dice.pick(skus), available: dice.between(0, 20) };
      const counted = await where(() =>
        town.ask("POST", `/shopify/${shopHandle}/stock`, body),
      );
      return counted === null ? null : `${body.available} × ${body.sku}`;
    },
  },
  "a buyer cancels on TikTok": {
    weight: 2,
    async play({ town, dice, tiktokOrders }) {
      if (tiktokOrders.length === 0) return null;
      const id = dice.pick(tiktokOrders);
      const cancelled = await where(() =>
        town.ask("POST", `/tiktok/orders/${id}/cancel`, { by: "buyer" }),
      );
      return cancelled === null ? null : id;
    },
  },
  "the merchant asks the network to cancel": {
    weight: 2,
    async play({ town, dice, shopifyOrders }) {
      if (shopifyOrders.length === 0) return null;
      const id = dice.pick(shopifyOrders);
      return where(async () => {
        await askToCancel(town, id);
        return id;
      });
    },
  },
  "the network ships": {
    weight: 3,
    async play({ town }) {
      const { consignments } = await town.control.workDock();
      return `${consignments} parcels`;
    },
  },
  "the merchant ships": { weight: 3, play: shipOwn },
  "choose a variant": {
    weight: 2,
    async play({ town, dice, skus, chosen }) {
      const sku = dice.pick(skus);
      await choose(town, sku);
      chosen.add(sku);
      return sku;
    },
  },
  "release a variant": {
    weight: 1,
    async play({ town, dice, chosen }) {
      if (chosen.size < 2) return null;
      const sku = dice.pick([...chosen]);
      const variant = await town.prisma.variant.findFirstOrThrow({
        where: { sku },
      });
      await releaseVariants(town.world, town.shopId, {
        variantIds: [variant.id],
        actor: "merchant:dice",
      });
      chosen.delete(sku);
      return sku;
    },
  },
  "a platform fails": {
    weight: 6,
    async play({ town, dice }) {
      const fault = throwFault(dice);
      await town.fault(fault);
      return JSON.stringify(fault);
    },
  },
  "the weather changes": {
    weight: 2,
    async play({ town, dice }) {
      const weather = {
        seed: dice.between(1, 999),
        loseOneIn: dice.pick([0, 0, 3, 8]),
        doubleOneIn: dice.pick([0, 2, 5]),
        delayMs: dice.pick<[number, number]>([
          [0, 0],
          [0, 30],
        ]),
      };
      await town.control.weather(weather);
      return JSON.stringify(weather);
    },
  },
  "the worker is killed": {
    weight: 3,
    async play({ town, dice }) {
      const method = dice.pick(killable);
      town.killAfter(method);
      return `after ${method}`;
    },
  },
  "the queue is emptied": {
    weight: 1,
    async play({ town }) {
      town.bell.lose();
      return "every bell is lost";
    },
  },
  "webhooks arrive": {
    weight: 3,
    async play({ town }) {
      await town.deliver();
      return "all of them";
    },
  },
  "the worker works": {
    weight: 8,
    async play({ town, dice }) {
      await town.deliver();
      const only = dice.pick([undefined, undefined, "shop.plan"] as const);
      await town.work(only);
      return only ?? "everything";
    },
  },
  "the sweep looks": {
    weight: 2,
    async play({ town }) {
      await town.work("shop.reconcile");
      await town.bell.ring("shop.reconcile", town.shopId);
      await town.work();
      return "once";
    },
  },
};

/** The merchant ships by hand what lies open at his own location. */
export async function shipOwn(scene: Scene): Promise<string | null> {
  const { town } = scene;
  const { orders, locations } = await town.control.shopify();
  const own = new Set(
    locations
      .filter((place) => !place.isFulfillmentService)
      .map((place) => place.id),
  );
  let shipped = 0;
  for (const order of orders) {
    if (order.cancelledAt !== null) continue;
    const open = order.fulfillmentOrders.some(
      (part) => own.has(part.locationId) && part.status === "OPEN",
    );
    if (!open) continue;
    scene.parcels++;
    const parcel = {
      trackingNumber: `1Z999AA1${String(10_000_000 + scene.parcels)}`,
      company: "UPS",
    };
    if (await where(() => town.control.shipFromShopify(order.id, parcel)))
      shipped++;
  }
  return shipped > 0 ? `${shipped} parcels` : null;
}

/** Draws the next move, by weight. */
export function drawMove(dice: Dice): [string, Move] {
  const all = Object.entries(moves);
  let at = dice.next() * all.reduce((sum, [, { weight }]) => sum + weight, 0);
  for (const [name, move] of all) {
    at -= move.weight;
    if (at < 0) return [name, move];
  }
  return all[0] as [string, Move];
}
