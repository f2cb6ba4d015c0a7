-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "stands" BOOLEAN NOT NULL DEFAULT false;
