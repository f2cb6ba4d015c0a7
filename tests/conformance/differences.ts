/** Where the sandbox differs from Shopify on purpose, or cannot be compared: one row, one reason. */
export const listed: {
  recording: RegExp;
  call?: RegExp;
  at?: RegExp;
  reason: string;
}[] = [];

/** What the sandbox does not do, and why not. */
export const notSimulated: Record<string, string> = {};
