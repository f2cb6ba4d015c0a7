import { createHmac } from "node:crypto";
import { canonicalJson } from "#core/kit/json.ts";
import type { RecipientWire } from "../wire/orders.ts";
import { toDestination } from "./recipient.ts";

const markLength = 16;

/** Makes the mark of a recipient; `null` where the address is masked or missing. */
export type MarkRecipient = (
  orderExternalId: string,
  address: RecipientWire | null | undefined,
) => string | null;

/**
 * Tells whether a buyer has corrected his address without the address being kept: the mark is keyed by the app's secret and
 * by the order, so that nobody reads the address from it or finds out that two orders go to one door.
 */
export const recipientMarks =
  (appSecret: string): MarkRecipient =>
  (orderExternalId, address) => {
    const to = toDestination(address, null);
    return (
      to &&
      createHmac("sha256", appSecret)
        .update(canonicalJson({ orderExternalId, to }))
        .digest("base64url")
        .slice(0, markLength)
    );
  };
