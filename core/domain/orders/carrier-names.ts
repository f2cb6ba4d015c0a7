/**
 * The merchant's own translations, by the side that is told: TikTok Shop's names for the store's, and the store's for those of
 * TikTok Shop and its network.
 */
export type CarrierNames = Record<
  "marketplace" | "storefront",
  Record<string, string>
>;
