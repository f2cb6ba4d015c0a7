-- AlterTable
ALTER TABLE "inbound_order" ADD COLUMN     "claim" JSONB;
