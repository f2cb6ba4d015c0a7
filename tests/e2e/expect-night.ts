import { expectDemand } from "../support/expect-demand.ts";
import { inShop } from "./in-town.ts";

/**
 * A night's forecast of nine a day in the store of the town, as the worker would have made it. What other stories sold is
 * no sudden rush.
 * @returns the SKU that sells nine a day.
 */
export const expectNight = (): Promise<string> =>
  inShop(async (prisma, shopId) => {
    await prisma.spike.deleteMany({ where: { shopId } });
    await prisma.demandEvent.deleteMany({ where: { shopId, kind: "burst" } });
    await expectDemand(prisma, shopId, 9, new Date());
    const { variantId } = await prisma.demandForecast.findFirstOrThrow({
      where: { shopId, perDay: 9 },
    });
    const { sku } = await prisma.variant.findUniqueOrThrow({
      where: { id: variantId },
    });
    return sku ?? "";
  });
