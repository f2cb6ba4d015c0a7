-- AlterTable
ALTER TABLE "fulfillment_request" ADD COLUMN     "asked_at" TIMESTAMP(3);
