-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "shown_carrier" TEXT,
ADD COLUMN     "told_as" TEXT;
