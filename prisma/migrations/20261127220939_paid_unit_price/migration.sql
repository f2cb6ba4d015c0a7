-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "paid_unit_minor" INTEGER;
