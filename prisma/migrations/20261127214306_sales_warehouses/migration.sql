-- AlterTable
ALTER TABLE "listing_sku" ADD COLUMN     "shown" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "sales_warehouse" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_main" BOOLEAN NOT NULL,
    "closed_at" TIMESTAMP(3),
    "standing" TEXT,
    "pool_id" UUID,

    CONSTRAINT "sales_warehouse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sales_warehouse_shop_id_external_id_key" ON "sales_warehouse"("shop_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "sales_warehouse_shop_id_pool_id_key" ON "sales_warehouse"("shop_id", "pool_id");
