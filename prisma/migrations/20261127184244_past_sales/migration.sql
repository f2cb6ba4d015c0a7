-- CreateTable
CREATE TABLE "past_sale" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "order_external_id" TEXT NOT NULL,
    "item_external_id" TEXT NOT NULL,
    "variant_id" UUID,
    "units" INTEGER NOT NULL,
    "placed_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "past_sale_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "past_sale_shop_id_variant_id_placed_at_idx" ON "past_sale"("shop_id", "variant_id", "placed_at");

-- CreateIndex
CREATE INDEX "past_sale_shop_id_channel_placed_at_idx" ON "past_sale"("shop_id", "channel", "placed_at");

-- CreateIndex
CREATE UNIQUE INDEX "past_sale_shop_id_channel_order_external_id_item_external_i_key" ON "past_sale"("shop_id", "channel", "order_external_id", "item_external_id");
