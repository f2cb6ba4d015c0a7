import type { StorefrontOrderFact } from "../facts.ts";
import type {
  StorefrontRefundFact,
  StorefrontReturnFact,
} from "../storefront-aftersale-facts.ts";

type Read = {
  returns: StorefrontReturnFact[];
  refunds: StorefrontRefundFact[];
};

/**
 * Units that an edit of the order took out, each as a refund without money: what an edit takes out has never left, and
 * Shopify tells of it by the lines' current quantities alone where it makes no refund of it. Each unit is one of its own, so
 * that a further edit adds to those before it.
 * @param read returns and refunds of the order: what they took off is no edit's doing.
 */
export function takenOutByEdit(
  order: Pick<
    StorefrontOrderFact,
    "lines" | "currency" | "placedAt" | "cancelledAt"
  >,
  { returns, refunds }: Read,
): StorefrontRefundFact[] {
  if (order.cancelledAt) return [];
  return order.lines.flatMap(({ externalId, takenOff }) => {
    const refunded = unitsOf(refunds, externalId, ({ quantity }) => quantity);
    const returned = unitsOf(returns, externalId, ({ processed }) => processed);
    const edited = Math.max(0, takenOff - refunded - returned);
    return Array.from({ length: edited }, (_, unit) => ({
      externalId: `edit:${externalId}:${unit + 1}`,
      createdAt: order.placedAt,
      currency: order.currency,
      totalMinor: 0,
      note: null,
      returnExternalId: null,
      reference: null,
      lines: [
        {
          orderLineExternalId: externalId,
          quantity: 1,
          restock: "cancel" as const,
          locationId: null,
        },
      ],
    }));
  });
}

const unitsOf = <Line extends { orderLineExternalId: string }>(
  events: { lines: Line[] }[],
  lineExternalId: string,
  units: (line: Line) => number,
): number =>
  events
    .flatMap(({ lines }) => lines)
    .filter(({ orderLineExternalId }) => orderLineExternalId === lineExternalId)
    .reduce((sum, line) => sum + units(line), 0);
