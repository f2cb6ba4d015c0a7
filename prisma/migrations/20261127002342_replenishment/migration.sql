-- CreateTable
CREATE TABLE "replenishment_rule" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "replenishment_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goods_terms" (
    "shop_id" UUID NOT NULL,
    "goods_id" UUID NOT NULL,
    "pack_size" INTEGER NOT NULL,
    "unit_cost_minor" INTEGER,
    "melts" BOOLEAN NOT NULL,
    "shelf_life_days" INTEGER,
    "actor" TEXT NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "goods_terms_pkey" PRIMARY KEY ("shop_id","goods_id")
);

-- CreateTable
CREATE TABLE "replenishment_dismissal" (
    "shop_id" UUID NOT NULL,
    "goods_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,
    "dismissed_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "replenishment_dismissal_pkey" PRIMARY KEY ("shop_id","goods_id")
);

-- CreateTable
CREATE TABLE "inbound_plan" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "external_id" TEXT,
    "way" TEXT,
    "window_from" TIMESTAMP(3),
    "window_until" TIMESTAMP(3),
    "option_external_id" TEXT,
    "fee_minor" INTEGER,
    "currency" TEXT,
    "actor" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "confirmed_at" TIMESTAMP(3),

    CONSTRAINT "inbound_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_order" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "centre" TEXT,
    "fact" JSONB,
    "shipped_at" TIMESTAMP(3),
    "received_at" TIMESTAMP(3),
    "read_at" TIMESTAMP(3),

    CONSTRAINT "inbound_order_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "replenishment_rule_shop_id_version_key" ON "replenishment_rule"("shop_id", "version");

-- CreateIndex
CREATE INDEX "inbound_plan_shop_id_created_at_idx" ON "inbound_plan"("shop_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "inbound_order_plan_id_idx" ON "inbound_order"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_order_shop_id_external_id_key" ON "inbound_order"("shop_id", "external_id");

-- AddForeignKey
ALTER TABLE "inbound_order" ADD CONSTRAINT "inbound_order_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "inbound_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;
