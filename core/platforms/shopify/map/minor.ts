import { SyncError } from "#core/errors/sync-error.ts";
import { parseMoney } from "#core/kit/money.ts";

/** A decimal amount in the currency's minor unit. @throws SyncError wire_unexpected when it is not an amount. */
export function toMinor(amount: string, currency: string): number {
  try {
    return parseMoney(amount, currency).minor;
  } catch (cause) {
    throw new SyncError("wire_unexpected", {
      said: "an amount is not a decimal number",
      cause,
    });
  }
}
