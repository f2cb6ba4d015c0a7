-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "in_transit_at" TIMESTAMP(3);
