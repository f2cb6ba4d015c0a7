-- A base is kept of each side: what was agreed so far was the same text on both.
ALTER TABLE "base_snapshot" RENAME COLUMN "listing_id" TO "item_id";
ALTER TABLE "base_snapshot" RENAME COLUMN "value" TO "storefront";
ALTER TABLE "base_snapshot" ALTER COLUMN "storefront" DROP NOT NULL,
ADD COLUMN     "marketplace" TEXT;
UPDATE "base_snapshot" SET "marketplace" = "storefront";

-- Titles are written as one field among others.
UPDATE "effect" SET
  "kind" = replace("kind", 'update-title', 'update-field'),
  "payload" = jsonb_strip_nulls(jsonb_build_object(
    'field', 'title', 'itemId', "payload"->'listingId', 'value', "payload"->'title', 'source', "payload"->'title',
    'over', "payload"->'over'))
WHERE "kind" IN ('storefront.update-title', 'marketplace.update-title');

-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "audit_reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "audit_status" TEXT NOT NULL DEFAULT 'NONE',
ADD COLUMN     "description_html" TEXT,
ADD COLUMN     "pictures" JSONB,
ADD COLUMN     "weight_grams" INTEGER;

-- AlterTable
ALTER TABLE "listing_sku" ADD COLUMN     "options" JSONB;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "description_html" TEXT,
ADD COLUMN     "pictures" JSONB;

-- AlterTable
ALTER TABLE "variant" ADD COLUMN     "compare_at_minor" INTEGER,
ADD COLUMN     "options" JSONB;

-- CreateTable
CREATE TABLE "field_policy" (
    "shop_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "policy" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "set_at" TIMESTAMP(3) NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "field_policy_pkey" PRIMARY KEY ("shop_id","field","version")
);

-- CreateTable
CREATE TABLE "same_picture" (
    "shop_id" UUID NOT NULL,
    "storefront_id" TEXT NOT NULL,
    "marketplace_id" TEXT NOT NULL,

    CONSTRAINT "same_picture_pkey" PRIMARY KEY ("shop_id","storefront_id")
);

-- CreateIndex
CREATE INDEX "same_picture_shop_id_marketplace_id_idx" ON "same_picture"("shop_id", "marketplace_id");
