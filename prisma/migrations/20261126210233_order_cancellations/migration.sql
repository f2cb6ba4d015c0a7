-- AlterTable
ALTER TABLE "order" ADD COLUMN     "cancel_asked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "storefront_cancel_reason" TEXT,
ADD COLUMN     "storefront_cancelled_at" TIMESTAMP(3);
