-- AlterTable
ALTER TABLE "variant" ADD COLUMN     "unit_cost_minor" INTEGER;
