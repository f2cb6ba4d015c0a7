import type { OrderRule } from "./order-rule.ts";

const hourMs = 60 * 60_000;

/**
 * When a request that the network has, and that has no parcel yet, is asked back: after the merchant's wait, or as long before
 * its ship-by time as his own packing takes, whichever is earlier. Where little time was left when it was asked for, the
 * network has half of it; where none was, the wait alone counts.
 * @param asked since when the network has it, and until when it has to leave.
 */
export function fallsBackAt(
  { askedAt, shipBy }: { askedAt: Date; shipBy: Date | null },
  rule: Pick<OrderRule, "waitHours" | "packHours">,
): Date {
  const asked = askedAt.getTime();
  const waited = asked + rule.waitHours * hourMs;
  const limit = shipBy?.getTime() ?? Number.POSITIVE_INFINITY;
  if (limit <= asked || limit === Number.POSITIVE_INFINITY)
    return new Date(waited);
  const inTime = Math.max(
    limit - rule.packHours * hourMs,
    asked + (limit - asked) / 2,
  );
  return new Date(Math.min(waited, inTime));
}
