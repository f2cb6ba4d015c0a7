-- AlterTable
ALTER TABLE "demand_event" ADD COLUMN     "changed_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "collection" TEXT,
ADD COLUMN     "lift" DOUBLE PRECISION,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "product_id" UUID,
ADD COLUMN     "verdict" TEXT;

-- CreateTable
CREATE TABLE "demand_estimate" (
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "per_day" DOUBLE PRECISION NOT NULL,
    "actor" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "changed_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "demand_estimate_pkey" PRIMARY KEY ("shop_id","variant_id")
);

-- Forecasts that were made after an event was noted know it.
UPDATE "demand_event" SET "changed_at" = "noted_at";
