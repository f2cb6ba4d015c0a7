-- AlterTable
ALTER TABLE "fulfillment_request" ADD COLUMN     "wish" JSONB;

-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "checked_at" TIMESTAMP(3),
ADD COLUMN     "differs_since" TIMESTAMP(3),
ADD COLUMN     "shown" TEXT,
ADD COLUMN     "shown_number" TEXT;

-- CreateIndex
CREATE INDEX "shipment_shop_id_tracking_number_idx" ON "shipment"("shop_id", "tracking_number");
