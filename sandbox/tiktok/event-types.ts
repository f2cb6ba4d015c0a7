import { ownerOfInventoryLetter } from "./assumed.ts";

/**
 * The 17 event types of PUT /event/202309/webhooks (page `update-shop-webhook-202309`), and the number each carries on
 * the wire where the sandbox sends it.
 */
export const eventTypes: Record<string, number | null> = {
  ORDER_STATUS_CHANGE: 1,
  RECIPIENT_ADDRESS_UPDATE: 3,
  PACKAGE_UPDATE: 4,
  PRODUCT_STATUS_CHANGE: 5,
  SELLER_DEAUTHORIZATION: 6,
  UPCOMING_AUTHORIZATION_EXPIRATION: 7,
  CANCELLATION_STATUS_CHANGE: 11,
  RETURN_STATUS_CHANGE: 12,
  NEW_CONVERSATION: null,
  NEW_MESSAGE: null,
  PRODUCT_INFORMATION_CHANGE: 15,
  PRODUCT_CREATION: 16,
  PRODUCT_CATEGORY_CHANGE: 18,
  NEW_MESSAGE_LISTENER: null,
  INVOICE_STATUS_CHANGE: null,
  PRODUCT_AUDIT_STATUS_CHANGE: 37,
  // The legacy reverse-order event: its name is taken, its letters are no longer described and not sent.
  REVERSE_STATUS_UPDATE: null,
};

/** Types that only the app's console in Partner Center subscribes to, and whom their letters name. */
export const consoleTypes: Record<number, "seller" | "shop"> = {
  21: "seller",
  22: "seller",
  23: "seller",
  24: "seller",
  27: "shop",
  58: "seller",
  68: ownerOfInventoryLetter,
};

export type LetterType =
  | 1
  | 3
  | 4
  | 5
  | 6
  | 7
  | 11
  | 12
  | 15
  | 16
  | 18
  | 21
  | 22
  | 23
  | 24
  | 27
  | 37
  | 58
  | 68;
