import type { Dice } from "#sandbox/dice.ts";
import type { FaultWish } from "#sandbox/faults/fault.ts";

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

/** A fault of a platform, of any kind. */
export function drawFault(dice: Dice): FaultWish {
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
