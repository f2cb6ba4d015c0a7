import type { Rule } from "./rule.ts";

/**
 * What is still to leave for a TikTok buyer goes where he said last, and what the network has of Shopify's orders where
 * Shopify says; or a person is asked (law O4).
 */
export const atTheRightDoor: Rule = async (town) => {
  const [shopify, tiktok, network] = await Promise.all([
    town.control.shopify(),
    town.control.tiktok(),
    town.control.network(),
  ]);
  const failures: string[] = [];
  for (const { id, status, fulfillmentType, shipTo } of tiktok.orders) {
    if (status !== "AWAITING_SHIPMENT" || fulfillmentType !== "BY_SELLER")
      continue;
    for (const twin of shopify.orders)
      if (
        twin.sourceIdentifier === id &&
        twin.cancelledAt === null &&
        twin.shipTo?.address1 !== shipTo.line1
      )
        failures.push(
          `TikTok order ${id} goes to ${shipTo.line1}, in Shopify to ${twin.shipTo?.address1}`,
        );
  }
  const asked = await town.prisma.conflict.findMany({
    where: { state: "open", cause: "stuck:sent-elsewhere" },
    select: { subject: true },
  });
  for (const { name, cancelledAt, shipTo, fulfillmentOrders } of shopify.orders)
    for (const request of fulfillmentOrders) {
      const reference = `QS-${request.id.split("/").at(-1)}`;
      if (
        cancelledAt !== null ||
        asked.some(({ subject }) => subject === `Order ${name}`)
      )
        continue;
      for (const order of network.mcfOrders)
        if (
          `${order.externalOrderId}-`.startsWith(`${reference}-`) &&
          order.consignOrders.some(({ status }) => status !== "CLOSED") &&
          order.consignee.address.address_line_1 !== shipTo?.address1
        )
          failures.push(
            `order ${name} goes to ${shipTo?.address1}, ${order.externalOrderId} at the network to ${order.consignee.address.address_line_1}`,
          );
    }
  return failures;
};
