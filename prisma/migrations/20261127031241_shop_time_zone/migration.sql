-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'UTC';
