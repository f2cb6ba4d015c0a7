import type { Platform } from "./platform.ts";
import { saleOf } from "./pricing.ts";
import { isShipped, openLines } from "./shipping.ts";
import type { Order, Return } from "./state.ts";

/** Units that have left the seller and that no return has taken up: neither one that is running nor one that was paid. */
export function returnableLines(platform: Platform, order: Order): string[] {
  const taken = platform.state.returns
    .by("order", order.id)
    .filter((r) => !cameToNothing(r))
    .flatMap((r) => r.lineIds);
  return openLines(order)
    .filter((l) => isShipped(platform, l) && !taken.includes(l.id))
    .filter((l) => l.refunded < saleOf(l) + l.tax || saleOf(l) + l.tax === 0)
    .map((l) => l.id);
}

/** Whether a return has come to nothing: rejected or taken back. */
const cameToNothing = ({ status }: Return): boolean =>
  status.endsWith("_CANCEL") ||
  status.endsWith("_REJECT") ||
  status === "REJECT_RECEIVE_PACKAGE";
