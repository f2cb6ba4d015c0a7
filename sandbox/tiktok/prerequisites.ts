import { refuse } from "./envelope.ts";
import type { Handlers, Platform } from "./platform.ts";

/** What must be in order before a shop can list, and the code that creating a product answers where it is not. */
export const prerequisites = {
  SHOP_STATUS: 12_052_700,
  SHOP_TAX: 12_052_703,
  PICKUP_WAREHOUSE: 12_052_115,
  RETURN_WAREHOUSE: 12_052_535,
  DELIVERY_OPTION: 12_052_403,
  SHIPPING_TEMPLATE: 12_052_403,
  PRODUCT_QUANTITY_LIMIT: 12_052_093,
  EXTENDED_PRODUCER_RESPONSIBILITY: 12_052_105,
  CONTACT_INFO: 12_052_700,
} as const;

export type Prerequisite = keyof typeof prerequisites;

/** Source: page `check-listing-prerequisites-202312`. */
export const prerequisiteHandlers: Handlers = {
  "GET /product/202312/prerequisites": ({ platform: { state } }) => ({
    check_results: Object.keys(prerequisites).map((item) => {
      const reason = state.unmetPrerequisites[item];
      return {
        check_item: item,
        is_failed: reason !== undefined,
        fail_reasons: reason === undefined ? [] : [reason],
      };
    }),
  }),
};

export function checkPrerequisites({ state }: Platform): void {
  for (const [item, code] of Object.entries(prerequisites)) {
    const reason = state.unmetPrerequisites[item];
    if (reason !== undefined) refuse(code, reason);
  }
}
