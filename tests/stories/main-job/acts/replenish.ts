import type { Cast } from "../cast.ts";
import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

/** The merchant accepts a delivery to the network, and the network has it. */
export async function replenish(
  { memory, merchant, wait, log }: Scene,
  cast: Cast,
): Promise<void> {
  const { goods } = await memory.prisma.goodsLink.findFirstOrThrow({
    where: { variantId: cast.overTwoCentres.variantId },
    include: { goods: true },
  });
  const [line] = (await merchant.suggestedDelivery()).filter(
    ({ units }) => units > 0,
  );
  // A town whose night has not come knows of nothing to suggest.
  const accepted = line ?? {
    goodsId: goods.id,
    goodsExternalId: goods.externalId,
    name: goods.name,
    units: 24,
    cartons: 2,
    suggested: 0,
  };
  log(
    line
      ? `  suggested, and accepted: ${line.units} of ${line.name}`
      : `  nothing is suggested yet; accepted by the merchant's own wish: ${accepted.units} of ${accepted.name}`,
  );
  await merchant.acceptDelivery(accepted);
  await until("the delivery", wait, async () => {
    const plan = await memory.prisma.inboundPlan.findFirst();
    return plan?.state === "saved" && plan.externalId
      ? null
      : `it is ${plan?.state ?? "not accepted"}`;
  });
}
