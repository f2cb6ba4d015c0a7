import type { Cast } from "../cast.ts";
import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

/** The merchant accepts a delivery to the network, and the network has it. */
export async function replenish(
  { memory, merchant, wait }: Scene,
  cast: Cast,
): Promise<void> {
  const { goods } = await memory.prisma.goodsLink.findFirstOrThrow({
    where: { variantId: cast.overTwoCentres.variantId },
    include: { goods: true },
  });
  await merchant.acceptDelivery({
    goodsId: goods.id,
    goodsExternalId: goods.externalId,
    name: goods.name,
    units: 24,
    cartons: 2,
    suggested: 24,
  });
  await until("the delivery", wait, async () => {
    const plan = await memory.prisma.inboundPlan.findFirst();
    return plan?.state === "saved" && plan.externalId
      ? null
      : `it is ${plan?.state ?? "not accepted"}`;
  });
}
