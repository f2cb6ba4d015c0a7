import type { RouteAheadWhy } from "#app/queries/promise-ahead.server.ts";
import type { ReplayAnswer } from "#app/queries/replay.server.ts";
import type { Suggestion } from "#app/queries/replenishment.server.ts";
import type { WaitingPlan } from "#app/queries/waiting-plan.server.ts";
import type { FieldChange } from "#core/domain/field-change.ts";
import type { ListingWish } from "#core/domain/listings/draft-listing.ts";
import type { SelectionPreview } from "#core/domain/listings/plan-selection.ts";
import {
  defaultOrderRule,
  type OrderRule,
} from "#core/domain/orders/order-rule.ts";
import type { RouteForeseen } from "#core/domain/promise/foresee-route.ts";
import type { InboundPlanLine } from "#core/domain/replenishment/inbound-plan.ts";
import type { StockMoment } from "#core/domain/stock/stock-at.ts";
import type { StockPromise } from "#core/domain/stock/stock-rule.ts";
import type { LinkChanged } from "#core/flows/change-link.ts";
import type { Listed, ListingPreview } from "#core/flows/list-product.ts";
import type { WaitingWrites } from "#core/flows/pause-writing.ts";
import type {
  Foreseen,
  Item,
  ResolvedAll,
} from "#core/flows/resolve-conflicts.ts";
import { shopHandle } from "./control.ts";

// Shopify's library answers 410 to anything that does not look like a browser.
const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** When goods could be at a buyer's door: on the route that an order would take, and on all that have them. */
export type ArrivalAhead = {
  quantile: number;
  currency: string;
  taken: (RouteAhead & { why: RouteAheadWhy }) | null;
  routes: RouteAhead[];
};

type RouteAhead = Pick<
  RouteForeseen,
  "kind" | "name" | "promised" | "costMinor" | "isCostAssumed"
>;

type PlanSeen = Pick<WaitingPlan, "isReading" | "moves"> & {
  writes: WaitingWrites;
};

type Origins = { app: string; shopify: string; tiktok: string };

/** A merchant at the Shopify admin: opens the app in its frame and works with it over HTTP, with real session tokens. */
export function openMerchant(origins: Origins) {
  const sessionToken = async () => {
    const response = await fetch(
      `${origins.shopify}/shops/${shopHandle}/id_token`,
      { headers: { origin: origins.app } },
    );
    return response.text();
  };
  const ask = async <T>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> => {
    const response = await fetch(`${origins.app}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await sessionToken()}`,
        "user-agent": browser,
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status >= 500 || response.status === 401)
      throw new Error(
        `${method} ${path}: ${response.status} ${text.slice(0, 300)}`,
      );
    return JSON.parse(text) as T;
  };

  return {
    /** Opens the app in the admin's frame. @returns the HTML of the first page. */
    async openApp(): Promise<string> {
      const admin = await fetch(
        `${origins.shopify}/store/${shopHandle}/apps/quayside`,
        { headers: { "user-agent": browser } },
      );
      const frame = /<iframe[^>]+src="([^"]+)"/.exec(await admin.text())?.[1];
      if (!frame) throw new Error("the admin page has no frame");
      const response = await fetch(frame.replaceAll("&amp;", "&"), {
        headers: { "user-agent": browser },
      });
      if (response.status !== 200)
        throw new Error(`the app answered ${response.status} in its frame`);
      return response.text();
    },
    /** Clicks Connect and authorizes on TikTok's consent page. */
    async connectTikTok(): Promise<void> {
      const { url } = await ask<{ url: string }>(
        "POST",
        "/api/connect/tiktok",
        {},
      );
      const consent = new URL(url);
      const decided = await fetch(`${consent.origin}${consent.pathname}`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({
          ...Object.fromEntries(consent.searchParams),
          decision: "authorize",
        }),
      });
      const back = decided.headers.get("location");
      if (!back) throw new Error(`the consent page answered ${decided.status}`);
      const returned = await fetch(back, {
        redirect: "manual",
        headers: { "user-agent": browser },
      });
      if (returned.status >= 400)
        throw new Error(`the way back from TikTok answered ${returned.status}`);
    },
    /** Looks at what waits to be written. */
    waitingPlan: () => ask<PlanSeen>("GET", "/api/writing"),
    /** Has everything written that waits, as it was seen. */
    startWriting: (fingerprint: string) =>
      ask<{ outcome: string }>("POST", "/api/writing", {
        intent: "start",
        fingerprint,
      }),
    preview: (skus: string[]) =>
      ask<SelectionPreview>("POST", "/api/selection/preview", { skus }),
    choose: (skus: string[], fingerprint: string) =>
      ask<{ outcome: string; entryId?: string }>("POST", "/api/selection", {
        skus,
        fingerprint,
      }),
    /** Has a field changed on many listings at once, as the preview showed it. */
    async changeField(change: FieldChange) {
      const { fingerprint } = await ask<{ fingerprint: string }>(
        "POST",
        "/api/fields/preview",
        { change },
      );
      return ask<{ outcome: string; entryId: string; writes: number }>(
        "POST",
        "/api/fields/change",
        { change, fingerprint },
      );
    },
    /** Takes back what a change has written. */
    undo: (entryId: string) =>
      ask<{ outcome: string }>("POST", `/api/changes/${entryId}/undo`, {}),
    /** Says how a variant's stock is promised to both channels. */
    promiseStock: (variantId: string, promise: StockPromise) =>
      ask<{ outcome: string }>("POST", "/api/stock/rules", {
        variantId,
        channel: "marketplace",
        limits: { cap: null, promise },
        basedOn: 0,
      }),
    /** Asks when a unit of a SKU would be at an address, ahead of any order. */
    arrivalAhead: (
      sku: string,
      { state, postalCode }: { state: string; postalCode: string },
    ) =>
      ask<ArrivalAhead>(
        "GET",
        `/api/promises?${new URLSearchParams({ sku, state, postalCode })}`,
      ),
    /** What the plan for the network suggests to send now, as its page would accept it. */
    async suggestedDelivery(): Promise<InboundPlanLine[]> {
      const { suggestions } = await ask<{ suggestions: Suggestion[] }>(
        "GET",
        "/api/replenishment",
      );
      return suggestions.map(
        ({ goodsId, goodsExternalId, name, line }): InboundPlanLine => ({
          goodsId,
          goodsExternalId,
          name,
          units: line.units,
          cartons: line.cartons,
          suggested: line.units,
        }),
      );
    },
    /** Sends the form of the page on which deliveries to the network are accepted. */
    async acceptDelivery(line: InboundPlanLine): Promise<void> {
      const response = await fetch(
        `${origins.app}/app/replenishment.data?index`,
        {
          method: "POST",
          headers: {
            authorization: `Bearer ${await sessionToken()}`,
            "user-agent": browser,
          },
          body: new URLSearchParams({
            intent: "accept",
            // More than is suggested of it: he insists.
            anyway: "yes",
            lines: JSON.stringify([line]),
          }),
        },
      );
      if (response.status >= 300)
        throw new Error(`accepting a delivery answered ${response.status}`);
    },
    /** Has a product listed on TikTok Shop, as the preview showed it. */
    async list(wish: ListingWish) {
      const { fingerprint, blockers } = await ask<ListingPreview>(
        "POST",
        "/api/listings/preview",
        { wish },
      );
      if (blockers.length > 0) throw new Error(blockers.join(" "));
      return ask<Listed>("POST", "/api/listings", { wish, fingerprint });
    },
    /** Says what a SKU of TikTok Shop belongs to; null: to nothing. */
    link: (listingSkuId: string, variantId: string | null) =>
      ask<LinkChanged>("POST", `/api/links/${listingSkuId}`, { variantId }),
    /** Says what becomes of orders that the network will not ship. */
    setOrderRule: (rule: Partial<OrderRule>) =>
      ask<{ outcome: string }>("POST", "/api/orders/rule", {
        ...defaultOrderRule,
        ...rule,
      }),
    /** Looks at a variant's stock as it was at that moment. */
    stockAt: (variantId: string, at: Date) =>
      ask<{ at: { stock: StockMoment } | null }>(
        "GET",
        `/api/stock/${variantId}?${new URLSearchParams({ at: at.toISOString() })}`,
      ),
    /** Tries another buffer on the last days of what TikTok Shop was told of a variant. */
    replay: (variantId: string, bufferUnits: number) =>
      ask<Pick<ReplayAnswer, "tried" | "today" | "sales">>(
        "GET",
        `/api/stock/${variantId}/replay?${new URLSearchParams({ channel: "marketplace", bufferUnits: String(bufferUnits), days: "7" })}`,
      ),
    /** Settles several questions at once, as the preview showed it. */
    async settleTogether(items: Item[], reason: string) {
      const foreseen = await ask<Pick<Foreseen, "settles" | "stays">>(
        "POST",
        "/api/conflicts/preview",
        { items },
      );
      const { settled } = await ask<Pick<ResolvedAll, "settled">>(
        "POST",
        "/api/conflicts/settle",
        { items, reason },
      );
      return { foreseen, settled };
    },
    /** Says what a variant is put together from; nothing: it has stock of its own. */
    setKit: (
      variantId: string,
      parts: { variantId: string; count: number }[],
    ) =>
      ask<{ outcome: string }>("POST", "/api/stock/kits", { variantId, parts }),
    settle: (
      conflictId: string,
      answer: { version: string; choice: unknown; reason: string },
    ) =>
      ask<{ outcome: string }>(
        "POST",
        `/api/conflicts/${conflictId}/settle`,
        answer,
      ),
  };
}

export type Merchant = ReturnType<typeof openMerchant>;
