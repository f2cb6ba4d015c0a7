import type { Letter, LetterKind } from "../../domain/letters.ts";
import { overdueKey } from "../../domain/orders/order-watch.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { settleByPolicy } from "../settle-by-policy.ts";
import { planAfterConfirmed, planAfterRefused } from "./after-effect.ts";
import {
  planItems,
  planListings,
  planProductGone,
  planProducts,
} from "./catalog.ts";
import { planCollections } from "./collections.ts";
import { causeOf, finishWithout, type Planning, settle } from "./context.ts";
import {
  planCustomerErased,
  planDataRequest,
  planShopErased,
} from "./customers.ts";
import {
  importMarketplace,
  importNetwork,
  importStorefront,
} from "./imports.ts";
import { planInbound } from "./inbound.ts";
import { planNetworkOrder } from "./network-order.ts";
import { planNetworkStock } from "./network-stock.ts";
import {
  planMarketplaceOrders,
  planMarketplaceReturns,
  planStorefrontOrders,
} from "./orders.ts";
import { planLate, planOnTime, planOverdue } from "./overdue-orders.ts";
import { importPastSales } from "./past-sales.ts";
import { planPlaceSet, planPlaces } from "./places.ts";
import { planPairs } from "./plan-pairs.ts";
import { planStock } from "./plan-stock.ts";
import { planReadBack } from "./read-back.ts";
import { planScopes } from "./scopes.ts";
import { planInParts, planStockRule } from "./stock-rules.ts";
import { planStorefrontLevels } from "./storefront-levels.ts";
import { planUninstalled } from "./uninstalled.ts";
import { planMarketplacePlaces, planWarehouseSet } from "./warehouses.ts";

type LetterOf<K extends LetterKind> = Extract<Letter, { kind: K }>;

type Route<K extends LetterKind> = {
  /** Letters with the same text are answered by one piece of planning; `null` puts every letter of the kind together. */
  together: (letter: LetterOf<K>) => string | null;
  /** So many at most, where each is a read of its own: the shop's hand is not held longer than a slice. */
  most?: number;
  plan: (planning: Planning, letters: LetterOf<K>[]) => Promise<void>;
};

const readsTogether = 25;

const one =
  <K extends LetterKind>(
    plan: (planning: Planning, letter: LetterOf<K>) => Promise<void>,
  ) =>
  (planning: Planning, letters: LetterOf<K>[]) =>
    // All letters of a group say the same.
    plan(planning, letters[0] as LetterOf<K>);

const unique = (texts: (string | null)[]) => [
  ...new Set(texts.filter((text) => text !== null)),
];

const nothing = (note: string) => ({
  together: () => "",
  plan: (planning: Planning) =>
    finishWithout(planning, { outcome: "nothing" as const, note }),
});

/** What each kind of letter leads to. A new kind without a row here does not compile. */
export const routes: { [K in LetterKind]: Route<K> } = {
  "product-changed": {
    together: () => null,
    most: readsTogether,
    plan: (planning, letters) =>
      planProducts(
        planning,
        unique(letters.map((letter) => letter.externalId)),
      ),
  },
  "product-deleted": {
    together: (letter) => letter.externalId,
    plan: one((planning, letter) =>
      planProductGone(planning, letter.externalId),
    ),
  },
  "collection-changed": {
    together: () => null,
    most: readsTogether,
    plan: (planning, letters) =>
      planCollections(
        planning,
        unique(letters.map((letter) => letter.externalId)),
      ),
  },
  "storefront-level-changed": {
    together: () => null,
    plan: (planning, letters) =>
      planStorefrontLevels(
        planning,
        unique(letters.map((letter) => letter.inventoryItemId)),
      ),
  },
  "storefront-item-changed": {
    together: () => null,
    most: readsTogether,
    plan: (planning, letters) =>
      planItems(
        planning,
        unique(letters.map((letter) => letter.inventoryItemId)),
      ),
  },
  "storefront-order-changed": {
    together: (letter) => letter.externalId,
    plan: one((planning, letter) =>
      planStorefrontOrders(planning, [letter.externalId]),
    ),
  },
  "fulfillment-order-changed": {
    together: () => null,
    plan: async (planning, letters) => {
      const { world, shop } = planning;
      const parts = letters.map((letter) => letter.fulfillmentOrderExternalId);
      const orders = await world.storefront.ordersOfRequests(
        shop,
        unique(parts),
      );
      await planStorefrontOrders(planning, orders);
    },
  },
  "storefront-return-changed": {
    together: () => null,
    plan: async (planning, letters) => {
      const { world, shop } = planning;
      const orders = await world.storefront.ordersOfReturns(
        shop,
        unique(letters.map((letter) => letter.externalId)),
      );
      await planStorefrontOrders(planning, orders);
    },
  },
  "storefront-places-changed": { together: () => "", plan: planPlaces },
  "requests-waiting": {
    together: () => "",
    plan: async (planning) => {
      const waiting = await planning.world.storefront.listWaitingRequests(
        planning.shop,
      );
      await planStorefrontOrders(
        planning,
        unique(waiting.map((request) => request.orderExternalId)),
      );
    },
  },
  "listing-changed": {
    together: () => null,
    most: readsTogether,
    plan: (planning, letters) =>
      planListings(
        planning,
        unique(letters.map((letter) => letter.externalId)),
      ),
  },
  "marketplace-order-changed": {
    together: () => null,
    plan: (planning, letters) =>
      planMarketplaceOrders(
        planning,
        unique(letters.map((letter) => letter.externalId)),
        new Map(
          letters.flatMap(({ externalId, readdressedAt }) =>
            readdressedAt ? [[externalId, readdressedAt] as const] : [],
          ),
        ),
      ),
  },
  "marketplace-return-changed": {
    together: () => null,
    most: readsTogether,
    plan: planMarketplaceReturns,
  },
  "network-order-changed": {
    together: (letter) => letter.externalId,
    plan: one((planning, letter) =>
      planNetworkOrder(planning, letter.externalId, letter.reference),
    ),
  },
  "network-stock-changed": {
    together: () => null,
    plan: (planning, letters) =>
      planNetworkStock(
        planning,
        letters.some((letter) => letter.goodsExternalId === null)
          ? []
          : unique(letters.map((letter) => letter.goodsExternalId)),
      ),
  },
  "network-goods-changed": { together: () => "", plan: importNetwork },
  "import-storefront": { together: () => "", plan: importStorefront },
  "import-marketplace": { together: () => "", plan: importMarketplace },
  "import-network": { together: () => "", plan: importNetwork },
  "import-past-sales": { together: () => "", plan: importPastSales },
  "fields-due": {
    together: () => "",
    plan: (planning) =>
      settle(planning, (records) => planPairs(records, {}, causeOf(planning))),
  },
  "policy-due": {
    together: (letter) => letter.conflictId,
    plan: one(settleByPolicy),
  },
  "effect-confirmed": {
    together: (letter) => letter.effectId,
    plan: one(planAfterConfirmed),
  },
  "effect-refused": {
    together: (letter) => letter.effectId,
    plan: one(planAfterRefused),
  },
  "app-uninstalled": {
    together: () => "",
    plan: planUninstalled,
  },
  "marketplace-revoked": {
    together: () => "",
    plan: (planning) =>
      settle(planning, async (records) => {
        const gone = await records.markRevoked(planning.entryIds);
        const note = gone
          ? "The seller removed the authorization on TikTok Shop."
          : "TikTok Shop has been connected again since.";
        return { ...emptyPlan(), notes: [note] };
      }),
  },
  "marketplace-ending": {
    together: (letter) => letter.endsAt?.toISOString() ?? "",
    plan: one((planning, letter) =>
      settle(planning, async (records) => {
        const ending = await records.markEnding(letter.endsAt);
        const note = ending
          ? "The seller's authorization on TikTok Shop ends soon."
          : "The authorization has been renewed since.";
        return { ...emptyPlan(), notes: [note] };
      }),
    ),
  },
  "customer-erased": {
    together: (letter) => JSON.stringify(letter),
    plan: one(planCustomerErased),
  },
  "customer-data-requested": {
    together: (letter) => letter.requestExternalId,
    plan: one(planDataRequest),
  },
  "shop-erased": {
    together: () => "",
    plan: planShopErased,
  },
  "stock-rule-set": {
    together: (letter) => `${letter.channel}:${letter.variantId}`,
    plan: one(planStockRule),
  },
  "place-set": {
    together: (letter) => letter.poolId,
    plan: one((planning, letter) => planPlaceSet(planning, letter.poolId)),
  },
  "scopes-changed": { together: () => null, plan: planScopes },
  "warehouse-set": {
    together: () => null,
    plan: (planning) => planWarehouseSet(planning),
  },
  "marketplace-places-changed": {
    together: () => "",
    plan: planMarketplacePlaces,
  },
  // Other decisions are planned by the flow that takes them, in the same transaction as their entry.
  "variants-selected": nothing("Planned with the decision."),
  "variants-released": nothing("Planned with the decision."),
  "kit-set": nothing("Planned with the decision."),
  "conflict-settled": nothing("Planned with the decision."),
  "effect-retried": nothing("Planned with the decision."),
  "link-changed": nothing("Planned with the decision."),
  "goods-parted": nothing("Planned with the decision."),
  "listing-wanted": nothing("Planned with the decision."),
  "variants-wanted": nothing("Planned with the decision."),
  "details-wanted": nothing("Planned with the decision."),
  "goods-wanted": nothing("Planned with the decision."),
  "goods-unwanted": nothing("Planned with the decision."),
  "place-terms-set": nothing("It counts from the next promise on."),
  "carrier-names-set": nothing("It counts from the next parcel on."),
  "writing-paused": nothing("Nothing is written until it is started again."),
  "writing-started": nothing("What waited is written now."),
  "order-acted-on": nothing("Planned with the decision."),
  "replenishment-decided": nothing("Planned with the decision."),
  "demand-told": nothing("Planned with the decision."),
  "inbound-changed": {
    together: () => null,
    plan: (planning, letters) =>
      planInbound(
        planning,
        unique(letters.map(({ externalId }) => externalId)),
      ),
  },
  "order-rule-set": nothing("It counts from the next order on."),
  "notice-rule-set": nothing("It counts from the next notice on."),
  "order-overdue": {
    together: ({ orderId, step }) => overdueKey(orderId, step),
    plan: one(planOverdue),
  },
  "request-late": {
    together: (letter) => letter.requestId,
    plan: one(planLate),
  },
  "order-on-time": {
    together: (letter) => letter.key,
    plan: one(planOnTime),
  },
  "parcels-due": {
    together: (letter) => letter.orderId,
    plan: one((planning, letter) => planReadBack(planning, letter.orderId)),
  },
  "spike-due": {
    together: () => null,
    plan: (planning, letters) =>
      settle(planning, (records) =>
        planStock(
          records,
          unique(letters.map((letter) => letter.variantId)),
          causeOf(planning),
        ),
      ),
  },
  "numbers-due": {
    together: () => null,
    plan: (planning, letters) =>
      planInParts(
        planning,
        unique(letters.flatMap((letter) => letter.variantIds)),
        "follow what was told",
      ),
  },
  "fields-changed": nothing("Planned with the decision."),
  "change-undone": nothing("Planned with the decision."),
  "conflict-tended": nothing("Noted with the decision."),
  "answer-policy-set": nothing("Noted with the decision."),
  "causes-gone": nothing("Closed with the entry."),
  ignored: {
    together: (letter) => letter.reason,
    plan: one((planning, letter) =>
      finishWithout(planning, { outcome: "ignored", note: letter.reason }),
    ),
  },
};

/** Whether this version knows the letter: a newer one may have written it, and been taken back. */
export const isLetter = (letter: { kind: string }): letter is Letter =>
  Object.hasOwn(routes, letter.kind);

/** @returns the key under which letters are answered together. */
export function groupOf(letter: Letter): string {
  const route = routes[letter.kind] as Route<LetterKind>;
  return `${letter.kind}|${route.together(letter) ?? "*"}`;
}

/** How many letters may be answered together with this one. */
export const mostTogether = (letter: Letter): number =>
  routes[letter.kind].most ?? Number.POSITIVE_INFINITY;

/** Answers letters of one group. */
export const planLetters = (
  planning: Planning,
  letters: Letter[],
): Promise<void> => {
  const kind = letters[0]?.kind ?? "ignored";
  return (routes[kind] as Route<LetterKind>).plan(planning, letters);
};
