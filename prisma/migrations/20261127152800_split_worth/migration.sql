-- AlterTable
ALTER TABLE "split" ADD COLUMN     "marketplace_worth" INTEGER,
ADD COLUMN     "spread" DOUBLE PRECISION NOT NULL DEFAULT 0.7,
ADD COLUMN     "storefront_worth" INTEGER;
