-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "told_carrier" TEXT;
