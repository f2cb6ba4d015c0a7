-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "webhooks_at" TIMESTAMP(3),
ADD COLUMN     "webhooks_problem" TEXT;
