-- AlterTable
ALTER TABLE "storefront_return" ADD COLUMN     "restocked_at" TIMESTAMP(3),
ADD COLUMN     "restocks" JSONB NOT NULL DEFAULT '[]';
