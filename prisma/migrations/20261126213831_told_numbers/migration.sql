-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "told_number" TEXT;

-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "carrier_names" JSONB NOT NULL DEFAULT '{}';
