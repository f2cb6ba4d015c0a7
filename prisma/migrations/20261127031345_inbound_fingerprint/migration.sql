-- AlterTable
ALTER TABLE "inbound_plan" ADD COLUMN     "fingerprint" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "inbound_plan_shop_id_fingerprint_key" ON "inbound_plan"("shop_id", "fingerprint");
