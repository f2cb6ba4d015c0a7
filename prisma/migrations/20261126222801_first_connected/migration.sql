-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "first_connected_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- What is connected already has been so since its last grant, as far as is known.
UPDATE "connection" SET "first_connected_at" = "connected_at";
