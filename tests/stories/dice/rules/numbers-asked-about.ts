import type { Rule } from "./rule.ts";

/**
 * A parcel that the merchant sent for a TikTok order without a number, and one with more numbers than TikTok Shop takes, is a
 * question for as long as the order is under way (laws O4, O5).
 */
export const numbersAskedAbout: Rule = async (town) => {
  const [shopify, tiktok] = await Promise.all([
    town.control.shopify(),
    town.control.tiktok(),
  ]);
  const causes = (
    await town.prisma.conflict.findMany({
      where: {
        state: "open",
        cause: { in: ["stuck:number-missing", "stuck:several-numbers"] },
      },
    })
  ).map(({ cause, subject }) => `${cause} ${subject}`);
  const own = new Set(
    shopify.locations
      .filter((at) => !at.isFulfillmentService)
      .map(({ id }) => id),
  );
  return tiktok.orders.flatMap(({ id, status, fulfillmentType }) => {
    const twin = shopify.orders.find((one) => one.sourceIdentifier === id);
    if (!twin || twin.cancelledAt !== null || fulfillmentType !== "BY_SELLER")
      return [];
    const isAsked = (cause: string) =>
      causes.includes(`stuck:${cause} TikTok order ${id}`);
    return twin.fulfillments
      .filter((sent) => sent.status === "SUCCESS" && own.has(sent.locationId))
      .flatMap(({ tracking }) => {
        const numbers = tracking.flatMap(({ number }) => number ?? []);
        const wants =
          numbers.length === 0
            ? status === "AWAITING_SHIPMENT" && "number-missing"
            : numbers.length > 1 &&
              ["AWAITING_COLLECTION", "IN_TRANSIT"].includes(status) &&
              "several-numbers";
        return wants && !isAsked(wants)
          ? [`TikTok order ${id}: nobody is asked about ${wants}`]
          : [];
      });
  });
};
