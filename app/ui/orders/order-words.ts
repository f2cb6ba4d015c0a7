import type { BadgeProps } from "@shopify/polaris";

/** Colours of the states; red is kept for what went wrong. */
export const stateTone: Record<string, BadgeProps["tone"]> = {
  waiting: undefined,
  to_ship: "attention",
  partly_shipped: "info",
  shipped: "success",
  delivered: "success",
  cancelled: undefined,
};

export const channelName: Record<string, string> = {
  storefront: "Shopify",
  marketplace: "TikTok Shop",
};

export const shipperName: Record<string, string> = {
  merchant: "You",
  network: "Fulfilled by TikTok",
  mixed: "You and Fulfilled by TikTok",
};
