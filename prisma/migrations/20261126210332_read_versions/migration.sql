-- AlterTable
ALTER TABLE "listing" ADD COLUMN     "read_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "read_at" TIMESTAMP(3);
