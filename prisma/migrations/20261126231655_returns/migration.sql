-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "storefront_line_id" TEXT;

-- CreateTable
CREATE TABLE "marketplace_return" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "reason" TEXT,
    "cause" TEXT NOT NULL,
    "reason_text" TEXT,
    "question" TEXT,
    "answer_by" TIMESTAMP(3),
    "opened_at" TIMESTAMP(3) NOT NULL,
    "source_updated_at" TIMESTAMP(3) NOT NULL,
    "currency" TEXT,
    "refund_minor" INTEGER,
    "shipping_minor" INTEGER NOT NULL DEFAULT 0,
    "keeps_goods" BOOLEAN NOT NULL DEFAULT false,
    "is_quick" BOOLEAN NOT NULL DEFAULT false,
    "tracking_number" TEXT,
    "carrier" TEXT,
    "line_external_ids" TEXT[],
    "storefront_return_id" TEXT,
    "paid_back_at" TIMESTAMP(3),
    "storefront_refund_id" TEXT,

    CONSTRAINT "marketplace_return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "storefront_return" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "decline_note" TEXT,
    "reference" TEXT,
    "marketplace_return_id" TEXT,

    CONSTRAINT "storefront_return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "storefront_refund" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "currency" TEXT NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "note" TEXT,
    "lines" JSONB NOT NULL,
    "return_external_id" TEXT,
    "reference" TEXT,
    "marketplace_return_id" TEXT,

    CONSTRAINT "storefront_refund_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "marketplace_return_order_id_idx" ON "marketplace_return"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "marketplace_return_shop_id_external_id_key" ON "marketplace_return"("shop_id", "external_id");

-- CreateIndex
CREATE INDEX "storefront_return_order_id_idx" ON "storefront_return"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "storefront_return_shop_id_external_id_key" ON "storefront_return"("shop_id", "external_id");

-- CreateIndex
CREATE INDEX "storefront_refund_order_id_idx" ON "storefront_refund"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "storefront_refund_shop_id_external_id_key" ON "storefront_refund"("shop_id", "external_id");

-- AddForeignKey
ALTER TABLE "marketplace_return" ADD CONSTRAINT "marketplace_return_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storefront_return" ADD CONSTRAINT "storefront_return_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storefront_refund" ADD CONSTRAINT "storefront_refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
