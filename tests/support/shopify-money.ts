const bags = [
  "subtotalPriceSet",
  "totalPriceSet",
  "totalShippingPriceSet",
  "totalTaxSet",
  "totalDiscountsSet",
  "originalTotalPriceSet",
  "currentSubtotalPriceSet",
  "currentTotalPriceSet",
  "currentTotalTaxSet",
  "totalReceivedSet",
  "totalRefundedSet",
  "totalRefundedShippingSet",
  "netPaymentSet",
  "totalOutstandingSet",
  "totalCapturableSet",
  "refundDiscrepancySet",
];

const bag = "{ shopMoney { amount } }";

/** What tests read of an order's money. */
export const moneyFields = `
  id displayFinancialStatus refundable capturable canMarkAsPaid discountCodes paymentGatewayNames
  ${bags.map((name) => `${name} ${bag}`).join(" ")}
  taxLines { title priceSet ${bag} }
  lineItems(first: 9) { nodes { id title quantity currentQuantity refundableQuantity
    discountAllocations { allocatedAmountSet ${bag} } } }
  transactions { id kind status gateway amountSet ${bag} parentTransaction { id } }
  refunds { id note totalRefundedSet ${bag}
    refundLineItems(first: 9) { nodes { quantity restockType restocked subtotalSet ${bag} totalTaxSet ${bag} } }
    orderAdjustments(first: 9) { nodes { reason amountSet ${bag} } } }`;

/** An answer with every MoneyBag as its amount. */
// biome-ignore lint/suspicious/noExplicitAny: answers have as many shapes as there are queries.
export function plain(answer: any): any {
  if (Array.isArray(answer)) return answer.map(plain);
  if (answer === null || typeof answer !== "object") return answer;
  if (answer.shopMoney) return answer.shopMoney.amount;
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [key, plain(value)]),
  );
}
