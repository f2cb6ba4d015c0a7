-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "more_numbers" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "told_times" INTEGER NOT NULL DEFAULT 0;
