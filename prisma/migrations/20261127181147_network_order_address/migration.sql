-- AlterTable
ALTER TABLE "network_order" ADD COLUMN     "recipient_as_of" TIMESTAMP(3),
ADD COLUMN     "recipient_mark" TEXT;
