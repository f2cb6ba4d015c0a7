import type { Mishap, PortMethod } from "../../../support/worker-trap.ts";
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

/** What the worker is let do; null: everything. */
export type WorkDeed = { only: "shop.plan" | null };

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
  "the worker dies anywhere": move<Mishap>({
    weight: 3,
    draw: (_, dice) => ({
      what: "kill",
      nth: dice.between(1, 25),
      when: dice.pick(["before", "after"]),
    }),
    async play({ town }, mishap) {
      town.befall(mishap);
      return `${mishap.when} its deed no. ${mishap.nth}`;
    },
  }),
  "the worker stands still": move<Mishap>({
    weight: 4,
    draw: (_, dice) =>
      dice.oneIn(2)
        ? {
            what: "stop",
            nth: dice.between(1, 15),
            when: dice.pick(["before", "after"]),
          }
        : {
            what: "stop",
            at: dice.pick(killable),
            when: dice.pick(["before", "after"]),
          },
    async play({ town }, mishap) {
      town.befall(mishap);
      return `${mishap.when} ${mishap.at ?? `its deed no. ${mishap.nth}`}`;
    },
  }),
  "who stood still goes on": move({
    weight: 3,
    draw: always,
    async play({ town }) {
      const woken = await town.wake();
      return woken > 0 ? `${woken} of them` : null;
    },
  }),
  "the queue does not answer": move<{ answers: boolean }>({
    weight: 2,
    draw: (_, dice) => ({ answers: dice.oneIn(2) }),
    async play({ town, sky }, { answers }) {
      town.bell.setDeaf(!answers);
      sky.lostBells = true;
      return answers ? "it does again" : "no bell can be rung";
    },
  }),
  "the queue is emptied": move({
    weight: 1,
    draw: always,
    async play({ town, sky }) {
      town.bell.lose();
      sky.lostBells = true;
      return "every bell is lost";
    },
  }),
  "the queue is emptied in the middle of work": move<Mishap>({
    weight: 1,
    draw: (_, dice) => ({
      what: "empty",
      nth: dice.between(1, 25),
      when: dice.pick(["before", "after"]),
    }),
    async play({ town, sky }, mishap) {
      town.befall(mishap);
      sky.lostBells = true;
      return `${mishap.when} the worker's deed no. ${mishap.nth}`;
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
  "the worker works": move<WorkDeed>({
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
      await town.world.bell.ring("shop.reconcile", town.shopId);
      await town.work();
      return "once";
    },
  }),
};
