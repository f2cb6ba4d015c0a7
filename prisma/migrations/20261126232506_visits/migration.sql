-- CreateTable
CREATE TABLE "visit" (
    "shop_id" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "seen_at" TIMESTAMP(3) NOT NULL,
    "left_at" TIMESTAMP(3),

    CONSTRAINT "visit_pkey" PRIMARY KEY ("shop_id","person")
);

-- CreateIndex
CREATE INDEX "effect_shop_id_ended_at_idx" ON "effect"("shop_id", "ended_at");

-- CreateIndex
CREATE INDEX "shipment_shop_id_shipped_at_idx" ON "shipment"("shop_id", "shipped_at");
