-- AlterTable
ALTER TABLE "order" ADD COLUMN     "cancels_at" TIMESTAMP(3);
