-- AlterTable
ALTER TABLE "fulfillment_request" ADD COLUMN     "kits" JSONB;

-- AlterTable
ALTER TABLE "kit_part" ADD COLUMN     "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'person';

-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "storefront_lines" JSONB;

-- CreateTable
CREATE TABLE "storefront_component" (
    "shop_id" UUID NOT NULL,
    "variant_external_id" TEXT NOT NULL,
    "part_external_id" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "storefront_component_pkey" PRIMARY KEY ("shop_id","variant_external_id","part_external_id")
);
