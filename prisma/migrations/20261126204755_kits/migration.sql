-- AlterTable
ALTER TABLE "listing_sku" ADD COLUMN     "parts" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "kit_part" (
    "shop_id" UUID NOT NULL,
    "kit_variant_id" UUID NOT NULL,
    "part_variant_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "kit_part_pkey" PRIMARY KEY ("shop_id","kit_variant_id","part_variant_id")
);

-- CreateIndex
CREATE INDEX "kit_part_shop_id_part_variant_id_idx" ON "kit_part"("shop_id", "part_variant_id");
