import type { PortMethod } from "../../../support/kill-trap.ts";
import { always, type Moves, move } from "./move.ts";

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

/** Our own process, and what can happen to it. */
export const workerMoves: Moves = {
  "the worker is killed": move<{ method: PortMethod }>({
    weight: 3,
    draw: (_, dice) => ({ method: dice.pick(killable) }),
    async play({ town }, { method }) {
      town.killAfter(method);
      return `after ${method}`;
    },
  }),
  "the queue is emptied": move({
    weight: 1,
    draw: always,
    async play({ town }) {
      town.bell.lose();
      return "every bell is lost";
    },
  }),
  "webhooks arrive": move({
    weight: 3,
    draw: always,
    async play({ town }) {
      await town.deliver();
      return "all of them";
    },
  }),
  "the worker works": move<{ only: "shop.plan" | null }>({
    weight: 8,
    draw: (_, dice) => ({ only: dice.pick([null, null, "shop.plan"]) }),
    async play({ town }, { only }) {
      await town.deliver();
      await town.work(only ?? undefined);
      return only ?? "everything";
    },
  }),
  "the sweep looks": move({
    weight: 2,
    draw: always,
    async play({ town }) {
      await town.work("shop.reconcile");
      await town.bell.ring("shop.reconcile", town.shopId);
      await town.work();
      return "once";
    },
  }),
};
