-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "order_rule" JSONB NOT NULL DEFAULT '{}';
