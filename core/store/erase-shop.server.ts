import type { PrismaClient } from "./prisma.server.ts";

/**
 * Erases everything of a shop but its bare existence. Rows that hang on others go with them (orders take their lines,
 * products their variants …); a law test fills every table that has a shop and looks that nothing is left.
 */
export async function eraseShop(
  prisma: PrismaClient,
  shopId: string,
): Promise<void> {
  const shop = await prisma.shop.findUnique({ where: { id: shopId } });
  if (!shop) return;
  const { domain } = shop;
  const where = { shopId };
  await prisma.$transaction([
    prisma.effect.deleteMany({ where }),
    prisma.dataRequest.deleteMany({ where }),
    prisma.journalEntry.deleteMany({ where }),
    prisma.conflict.deleteMany({ where }),
    prisma.auditLine.deleteMany({ where }),
    // The table refuses deletions but for the shop that is named here, until this transaction ends.
    prisma.$queryRaw`SELECT set_config('quayside.erasing_shop', ${shopId}, true)`,
    prisma.staffAct.deleteMany({ where }),
    prisma.stockMovement.deleteMany({ where }),
    prisma.stockLevel.deleteMany({ where }),
    prisma.split.deleteMany({ where }),
    prisma.publication.deleteMany({ where }),
    prisma.salesWarehouse.deleteMany({ where }),
    prisma.toldNumber.deleteMany({ where }),
    prisma.stockRule.deleteMany({ where }),
    prisma.spike.deleteMany({ where }),
    prisma.demandForecast.deleteMany({ where }),
    prisma.forecastRun.deleteMany({ where }),
    prisma.demandEvent.deleteMany({ where }),
    prisma.demandEstimate.deleteMany({ where }),
    prisma.kitPart.deleteMany({ where }),
    prisma.storefrontComponent.deleteMany({ where }),
    prisma.deliveryPromise.deleteMany({ where }),
    prisma.routeMeasure.deleteMany({ where }),
    prisma.order.deleteMany({ where }),
    prisma.pastSale.deleteMany({ where }),
    prisma.baseSnapshot.deleteMany({ where }),
    prisma.fieldEdit.deleteMany({ where }),
    prisma.pastValue.deleteMany({ where }),
    prisma.fieldPolicy.deleteMany({ where }),
    prisma.answerPolicy.deleteMany({ where }),
    prisma.samePicture.deleteMany({ where }),
    prisma.pictureLook.deleteMany({ where }),
    prisma.priceRule.deleteMany({ where }),
    prisma.titleRule.deleteMany({ where }),
    prisma.categoryChoice.deleteMany({ where }),
    prisma.feedMark.deleteMany({ where }),
    prisma.sweep.deleteMany({ where }),
    prisma.visit.deleteMany({ where }),
    prisma.productView.deleteMany({ where }),
    prisma.collection.deleteMany({ where }),
    prisma.notice.deleteMany({ where }),
    prisma.noticeReader.deleteMany({ where }),
    prisma.mail.deleteMany({ where }),
    prisma.mailRecipient.deleteMany({ where }),
    prisma.replenishmentRule.deleteMany({ where }),
    prisma.goodsTerms.deleteMany({ where }),
    prisma.policyFile.deleteMany({ where }),
    prisma.replenishmentDismissal.deleteMany({ where }),
    prisma.suggestionChange.deleteMany({ where }),
    prisma.inboundPlan.deleteMany({ where }),
    prisma.pool.deleteMany({ where }),
    prisma.listing.deleteMany({ where }),
    prisma.product.deleteMany({ where }),
    prisma.fbtGoods.deleteMany({ where }),
    prisma.connection.deleteMany({ where }),
    prisma.consentState.deleteMany({ where }),
    prisma.session.deleteMany({ where: { shop: domain } }),
    prisma.rateBucket.deleteMany({
      where: {
        OR: [{ name: { endsWith: domain } }, { name: { contains: shopId } }],
      },
    }),
    prisma.shop.update({ where: { id: shopId }, data: { name: domain } }),
  ]);
}
