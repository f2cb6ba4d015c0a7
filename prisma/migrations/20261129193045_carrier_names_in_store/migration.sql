-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "carrier_names_in_store" JSONB NOT NULL DEFAULT '{}';
