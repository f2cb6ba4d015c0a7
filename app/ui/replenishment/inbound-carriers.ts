/** The carriers that the network knows by name. Source: TikTok Shop Partner Center, page "Update Tracking". */
export const inboundCarriers = [
  "UPS",
  "FEDEX",
  "USPS",
  "DHL",
  "OTHER",
] as const;
