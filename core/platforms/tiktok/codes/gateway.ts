import type { CodeFamilies } from "../error-codes.ts";

/** Refusals of the gateway and the token host. Source: TikTok Shop Partner Center, page `common-errors`. */
export const gatewayCodes: CodeFamilies = {
  // 36009037 is the hourly quota of development shops.
  platform_throttled: [36009002, 36009037],
  platform_internal: [36009003, 36009007],
  // Expired token (105002); token, user and shop do not fit (101000); refusals of the token host (36004xxx).
  authorization_expired: [101000, 105002, 36004001, 36004004, 36004005],
  scope_missing: [105005],
  // 36009004 gathers every fault of the common parameters; what it says about a token is told apart by `meaningOf`.
  access_misconfigured: [
    106001, 106013, 36009004, 36009009, 36009010, 36009014, 36009021, 36009022,
    36009023, 36009033,
  ],
  shop_inactive: [36009043, 36009044],
  // 98001004 names the parameter in its words.
  request_refused: [98001004],
};
