import { describe, expect, test } from "vitest";
import {
  effectStates,
  effectSteps,
  statesBefore,
} from "#core/domain/effect-states.ts";
import { marketplaceOrderStatuses } from "#core/domain/facts.ts";
import { mailSteps } from "#core/domain/notices/mail-states.ts";
import {
  orderStates,
  stateOfMarketplaceOrder,
  stateOfStorefrontOrder,
} from "#core/domain/orders/states.ts";
import {
  inboundPlanStates,
  inboundPlanSteps,
} from "#core/domain/replenishment/inbound-plan.ts";
import { flawsOf } from "./support/state-tables.ts";

describe("tables of states", () => {
  test("every state of an order is one that a channel can tell", () => {
    const order = (fulfilled: number) =>
      stateOfStorefrontOrder({ cancelledAt: null, ordered: 2, fulfilled });
    const told = new Set([
      ...marketplaceOrderStatuses.map(stateOfMarketplaceOrder),
      ...[0, 1, 2].map(order),
    ]);
    expect([...told].sort()).toEqual(Object.keys(orderStates).sort());
  });

  test("E1 a mail comes from planned to an end, and from no end back", () => {
    expect(
      flawsOf(mailSteps, {
        starts: ["planned"],
        ends: ["sent", "refused", "unknown", "retired"],
      }),
    ).toEqual([]);
  });

  test("an effect comes from planned to an end; a refused one can be tried again or left", () => {
    expect(Object.keys(effectSteps)).toEqual([...effectStates]);
    expect(
      flawsOf(effectSteps, {
        starts: ["planned"],
        ends: ["confirmed", "retired"],
      }),
    ).toEqual([]);
    expect(effectSteps.refused).toEqual(["unknown", "retired"]);
  });

  test("E1 nothing takes hold that was not sent, and nothing comes back from it", () => {
    expect(statesBefore("confirmed")).toEqual(["sent"]);
    expect(effectSteps.confirmed).toEqual([]);
  });

  test("a delivery to the network is confirmed, refused or dropped, and nothing follows", () => {
    expect(Object.keys(inboundPlanSteps)).toEqual([...inboundPlanStates]);
    expect(
      flawsOf(inboundPlanSteps, {
        starts: ["accepted"],
        ends: ["confirmed", "refused", "dropped"],
      }),
    ).toEqual([]);
  });

  test("a flaw is seen", () => {
    const steps = {
      new: ["open", "gone"],
      open: ["stuck", "done"],
      stuck: ["stuck"],
      island: ["done"],
      done: ["open"],
    };
    expect(flawsOf(steps, { starts: ["new"], ends: ["done"] })).toEqual([
      "new leads to gone, which is no state",
      "island cannot be reached",
      "stuck is a dead end",
      "done goes on after the end",
    ]);
  });
});
