-- CreateTable
CREATE TABLE "collection" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "source_updated_at" TIMESTAMP(3) NOT NULL,
    "read_at" TIMESTAMP(3) NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection_product" (
    "shop_id" UUID NOT NULL,
    "collection_id" UUID NOT NULL,
    "product_external_id" TEXT NOT NULL,

    CONSTRAINT "collection_product_pkey" PRIMARY KEY ("collection_id","product_external_id")
);

-- CreateTable
CREATE TABLE "product_view" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "product_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "collection_shop_id_external_id_key" ON "collection"("shop_id", "external_id");

-- CreateIndex
CREATE INDEX "collection_product_shop_id_product_external_id_idx" ON "collection_product"("shop_id", "product_external_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_view_shop_id_name_key" ON "product_view"("shop_id", "name");

-- AddForeignKey
ALTER TABLE "collection_product" ADD CONSTRAINT "collection_product_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
