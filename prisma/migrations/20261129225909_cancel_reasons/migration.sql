-- AlterTable
ALTER TABLE "order" ADD COLUMN     "cancel_cause" TEXT,
ADD COLUMN     "storefront_cancel_said" TEXT;
