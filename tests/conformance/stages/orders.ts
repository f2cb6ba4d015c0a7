import type { Stages } from "../stages.ts";

export const orderStages: Stages = {
  "orders/order-create-line-item-fields": {
    written: [[/^cleanup/, { reason: "OTHER", restock: "true" }]],
  },
};
