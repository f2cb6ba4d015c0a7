-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "noted" INTEGER,
ADD COLUMN     "rule_id" UUID;

-- CreateTable
CREATE TABLE "told_number" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "variant_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "place_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "before" INTEGER,
    "derivation" JSONB,
    "rule_id" UUID,
    "effect_id" UUID,
    "entry_id" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "told_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_rule" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "item_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "lifted" BOOLEAN NOT NULL,
    "buffer_units" INTEGER NOT NULL,
    "cap" INTEGER,
    "floor" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "set_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "stock_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "told_number_shop_id_variant_id_at_idx" ON "told_number"("shop_id", "variant_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "stock_rule_shop_id_item_id_channel_version_key" ON "stock_rule"("shop_id", "item_id", "channel", "version");
