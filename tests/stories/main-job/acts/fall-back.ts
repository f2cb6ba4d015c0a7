import { buyersHome, type Cast, unreachablePostalCode } from "../cast.ts";
import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

/** The network refuses an order, and by the merchant's rule it leaves from his own location, once. */
export async function fallBack(
  { control, memory, merchant, wait }: Scene,
  cast: Cast,
): Promise<void> {
  const { locations } = await control.shopify();
  const own = locations.find((place) => !place.isFulfillmentService)?.id ?? "";
  const setRule = async (rule: Parameters<typeof merchant.setOrderRule>[0]) => {
    const { outcome } = await merchant.setOrderRule(rule);
    if (outcome !== "set")
      throw new Error(`the rule for orders ended as ${outcome}`);
  };
  await setRule({ fallback: "move", moveTo: own });
  const { id } = await control.buyOnShopify(
    [{ sku: cast.chosen[3]?.sku ?? "", quantity: 1 }],
    {
      ...buyersHome,
      city: "Pago Pago",
      state: "AS",
      postalCode: unreachablePostalCode(),
    },
  );
  const inShopify = async () =>
    (await control.shopify()).orders.find((order) => order.id === id);
  await until("its way to the merchant's location", wait, async () => {
    const parts = (await inShopify())?.fulfillmentOrders ?? [];
    return parts.some(
      ({ status, locationId }) => status === "OPEN" && locationId === own,
    )
      ? null
      : `it is ${parts.map((part) => `${part.status}/${part.requestStatus}`).join()}`;
  });
  await setRule({});
  await control.shipFromShopify(id, {
    trackingNumber: "1Z999AA10000000055",
    company: "UPS",
  });
  await control.workDock();
  await until("the end of the refused order", wait, async () => {
    const order = await memory.prisma.order.findFirst({
      where: { externalId: id },
    });
    return order?.state === "shipped" ? null : `it is ${order?.state}`;
  });
  const sent = (await inShopify())?.fulfillments.flatMap(({ lines }) => lines);
  const units = sent?.reduce((sum, { quantity }) => sum + quantity, 0);
  if (units !== 1) throw new Error(`${units} units of one were shipped`);
}
