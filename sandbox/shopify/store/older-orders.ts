import { cents, price } from "../money.ts";
import type { StoredLine, StoredOrder } from "./order-records.ts";

type Older = StoredOrder & { shippingPrice?: string; taxPrice?: string };

/** An order as it was saved; one from before orders had transactions and shipping lines gets what it lacks. */
export function readOrder(saved: StoredOrder): StoredOrder {
  if ("shippingLines" in saved) return saved;
  const { shippingPrice = "0.00", taxPrice = "0.00", ...order }: Older = saved;
  const lines = order.lines.map(
    (line: StoredLine): StoredLine => ({
      ...line,
      removed: order.cancelledAt ? line.quantity : 0,
      taxLines: [],
      tax: "0.00",
      discounts: [],
    }),
  );
  const [first] = lines;
  if (first) first.tax = taxPrice;
  const worth = lines.reduce(
    (sum, line) => sum + cents(line.price) * line.quantity,
    cents(shippingPrice) + cents(taxPrice),
  );
  return {
    ...order,
    poNumber: null,
    originalTotal: price(worth / 100),
    taxesIncluded: false,
    taxLines: [],
    discounts: [],
    shippingLines:
      cents(shippingPrice) === 0
        ? []
        : [
            {
              id: order.id,
              title: "Shipping",
              code: null,
              source: null,
              price: shippingPrice,
              taxLines: [],
              discounts: [],
              removed: false,
            },
          ],
    edited: false,
    lines,
  };
}
