-- AlterTable
ALTER TABLE "network_order" ADD COLUMN     "swept_at" TIMESTAMP(3);
