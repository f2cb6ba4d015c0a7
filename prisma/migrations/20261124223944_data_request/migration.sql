-- CreateTable
CREATE TABLE "data_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "customer_external_id" TEXT,
    "order_external_ids" TEXT[],
    "received_at" TIMESTAMP(3) NOT NULL,
    "fetched_at" TIMESTAMP(3),

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "data_request_shop_id_external_id_key" ON "data_request"("shop_id", "external_id");
