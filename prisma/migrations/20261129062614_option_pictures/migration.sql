-- AlterTable
ALTER TABLE "listing_sku" ADD COLUMN     "option_pictures" JSONB;

-- AlterTable
ALTER TABLE "variant" ADD COLUMN     "picture_id" TEXT;
