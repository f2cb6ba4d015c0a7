-- AlterTable
ALTER TABLE "order" ADD COLUMN     "marketplace_reference" TEXT,
ADD COLUMN     "money" JSONB,
ADD COLUMN     "nature" TEXT NOT NULL DEFAULT 'ordinary',
ADD COLUMN     "price_accepted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "release_at" TIMESTAMP(3),
ADD COLUMN     "replaces_external_id" TEXT;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "is_cancelled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_gift" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "money" JSONB;
