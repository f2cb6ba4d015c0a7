/** What can be rehearsed. */
export const whatIfs = [
  "centre-closed",
  "rush",
  "fees",
  "no-seller-shipping",
  "file",
  "late",
] as const;

/** Days that something lasts where nobody says how long. Assumed. */
export const usualLast = { "centre-closed": 10, rush: 2 } as const;
