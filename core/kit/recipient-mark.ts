import { createHmac } from "node:crypto";
import { canonicalJson } from "./json.ts";

const markLength = 16;

/** Makes the mark of a recipient; `null` where there is no address, or none that can be read. */
export type MarkRecipient = (
  orderExternalId: string,
  to: object | null,
) => string | null;

/**
 * Tells whether an address was corrected without the address being kept: the mark is keyed by the app's secret and by the
 * order, so that nobody reads the address from it or finds out that two orders go to one door.
 */
export const recipientMarks =
  (appSecret: string): MarkRecipient =>
  (orderExternalId, to) =>
    to &&
    createHmac("sha256", appSecret)
      .update(canonicalJson({ orderExternalId, to }))
      .digest("base64url")
      .slice(0, markLength);
