-- AlterTable
ALTER TABLE "order" ADD COLUMN     "destination_country" TEXT,
ADD COLUMN     "destination_state" TEXT,
ADD COLUMN     "destination_zip3" TEXT,
ADD COLUMN     "ship_from" TEXT;

-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "delivered_at" TIMESTAMP(3),
ADD COLUMN     "place_id" TEXT;

-- CreateTable
CREATE TABLE "delivery_promise" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "route_name" TEXT,
    "reason" TEXT NOT NULL,
    "quantile" DOUBLE PRECISION NOT NULL,
    "promised" TEXT NOT NULL,
    "arrival" JSONB NOT NULL,
    "cost_minor" INTEGER,
    "is_cost_assumed" BOOLEAN NOT NULL,
    "assumed_share" DOUBLE PRECISION NOT NULL,
    "measured" INTEGER NOT NULL,
    "measured_here" INTEGER NOT NULL,
    "alternatives" JSONB NOT NULL,
    "made_at" TIMESTAMP(3) NOT NULL,
    "delivered" TEXT,
    "voided_at" TIMESTAMP(3),

    CONSTRAINT "delivery_promise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "route_measure" (
    "shop_id" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "handling" INTEGER[],
    "transit" INTEGER[],
    "measured_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "route_measure_pkey" PRIMARY KEY ("shop_id","route","scope")
);

-- CreateIndex
CREATE INDEX "delivery_promise_order_id_idx" ON "delivery_promise"("order_id");

-- CreateIndex
CREATE INDEX "delivery_promise_shop_id_promised_idx" ON "delivery_promise"("shop_id", "promised");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_promise_shop_id_order_id_route_key" ON "delivery_promise"("shop_id", "order_id", "route");

-- AddForeignKey
ALTER TABLE "delivery_promise" ADD CONSTRAINT "delivery_promise_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
