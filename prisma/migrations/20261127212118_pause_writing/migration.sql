-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "pause_reason" TEXT,
ADD COLUMN     "paused_at" TIMESTAMP(3),
ADD COLUMN     "started_at" TIMESTAMP(3);
