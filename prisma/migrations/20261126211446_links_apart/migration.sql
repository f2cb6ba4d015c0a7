-- CreateTable
CREATE TABLE "sku_apart" (
    "shop_id" UUID NOT NULL,
    "listing_sku_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "sku_apart_pkey" PRIMARY KEY ("listing_sku_id")
);

-- CreateIndex
CREATE INDEX "sku_apart_shop_id_idx" ON "sku_apart"("shop_id");

-- AddForeignKey
ALTER TABLE "sku_apart" ADD CONSTRAINT "sku_apart_listing_sku_id_fkey" FOREIGN KEY ("listing_sku_id") REFERENCES "listing_sku"("id") ON DELETE CASCADE ON UPDATE CASCADE;
