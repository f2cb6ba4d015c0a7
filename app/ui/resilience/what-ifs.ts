/** What can be rehearsed. */
export const whatIfs = [
  "centre-closed",
  "rush",
  "fees",
  "no-seller-shipping",
  "late",
] as const;
