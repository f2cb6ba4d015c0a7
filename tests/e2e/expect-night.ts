import { expectDemand } from "../support/expect-demand.ts";
import { inShop } from "./in-town.ts";

/**
 * A night's forecast of nine a day in the store of the town, as the worker would have made it. What other stories sold is
 * no sudden rush.
 */
export const expectNight = (): Promise<void> =>
  inShop(async (prisma, shopId) => {
    await prisma.spike.deleteMany({ where: { shopId } });
    await prisma.demandEvent.deleteMany({ where: { shopId, kind: "burst" } });
    await expectDemand(prisma, shopId, 9, new Date());
  });
