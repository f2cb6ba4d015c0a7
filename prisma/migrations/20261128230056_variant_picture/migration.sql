-- AlterTable
ALTER TABLE "variant" ADD COLUMN     "picture_url" TEXT;
