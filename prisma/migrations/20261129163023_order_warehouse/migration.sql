-- AlterTable
ALTER TABLE "order" ADD COLUMN     "warehouse_id" TEXT;
