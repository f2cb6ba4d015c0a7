-- AlterTable
ALTER TABLE "forecast_run" ADD COLUMN     "simulation" JSONB;
