-- AlterTable
ALTER TABLE "goods_terms" ADD COLUMN     "is_bought" BOOLEAN NOT NULL DEFAULT false;
