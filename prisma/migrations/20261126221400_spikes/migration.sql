-- AlterTable
ALTER TABLE "stock_rule" ADD COLUMN     "exposure" TEXT NOT NULL DEFAULT 'spikes';

-- CreateTable
CREATE TABLE "spike" (
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "began_at" TIMESTAMP(3) NOT NULL,
    "look_again_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "spike_pkey" PRIMARY KEY ("shop_id","variant_id")
);

-- CreateIndex
CREATE INDEX "spike_look_again_at_idx" ON "spike"("look_again_at");

-- CreateIndex
CREATE INDEX "told_number_shop_id_channel_at_idx" ON "told_number"("shop_id", "channel", "at" DESC);
