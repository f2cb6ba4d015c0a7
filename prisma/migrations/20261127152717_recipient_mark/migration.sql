-- AlterTable
ALTER TABLE "order" ADD COLUMN     "recipient_mark" TEXT;
