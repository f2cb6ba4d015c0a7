/** What a person may do to an order by hand. */
export const orderDeeds = [
  "hold",
  "release",
  "move",
  "cancel",
  "resend",
] as const;
export type OrderDeed = (typeof orderDeeds)[number];
