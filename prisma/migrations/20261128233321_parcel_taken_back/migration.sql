-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "taken_back_at" TIMESTAMP(3);
