-- AlterTable
ALTER TABLE "pool" ADD COLUMN     "handling_days" INTEGER,
ADD COLUMN     "may_rescue" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "parcel_minor" INTEGER;
