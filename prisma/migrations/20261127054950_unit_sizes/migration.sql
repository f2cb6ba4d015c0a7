-- AlterTable
ALTER TABLE "fbt_goods" ADD COLUMN     "lasts_on_arrival" INTEGER,
ADD COLUMN     "shelf_life_days" INTEGER,
ADD COLUMN     "tracks_expiry" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "tracks_lots" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unit_size" JSONB;

-- AlterTable
ALTER TABLE "goods_terms" ADD COLUMN     "unit_size" JSONB;
