-- AlterTable
ALTER TABLE "feed_mark" ADD COLUMN     "whole_at" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "sweep" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "feed" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "is_whole" BOOLEAN NOT NULL,
    "compared" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,

    CONSTRAINT "sweep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sweep_shop_id_feed_at_idx" ON "sweep"("shop_id", "feed", "at");
