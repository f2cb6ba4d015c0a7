-- CreateTable
CREATE TABLE "forecast_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "cursor" UUID,
    "variants" INTEGER NOT NULL DEFAULT 0,
    "learned" JSONB NOT NULL,
    "evaluation" JSONB,
    "started_at" TIMESTAMP(3) NOT NULL,
    "ended_at" TIMESTAMP(3),

    CONSTRAINT "forecast_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demand_forecast" (
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "demand_class" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "per_day" DOUBLE PRECISION NOT NULL,
    "forecast" JSONB NOT NULL,
    "made_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "demand_forecast_pkey" PRIMARY KEY ("shop_id","variant_id")
);

-- CreateTable
CREATE TABLE "demand_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "variant_id" UUID,
    "kind" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT,
    "source" TEXT NOT NULL,
    "actor" TEXT,
    "entry_id" UUID,
    "noted_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "demand_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "forecast_run_shop_id_origin_version_key" ON "forecast_run"("shop_id", "origin", "version");

-- CreateIndex
CREATE INDEX "demand_forecast_shop_id_per_day_idx" ON "demand_forecast"("shop_id", "per_day" DESC);

-- CreateIndex
CREATE INDEX "demand_event_shop_id_starts_on_idx" ON "demand_event"("shop_id", "starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "demand_event_shop_id_variant_id_kind_starts_on_key" ON "demand_event"("shop_id", "variant_id", "kind", "starts_on");

-- CreateIndex
CREATE INDEX "order_line_shop_id_variant_id_idx" ON "order_line"("shop_id", "variant_id");
