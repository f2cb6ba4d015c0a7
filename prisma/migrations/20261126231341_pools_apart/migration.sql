-- AlterTable
ALTER TABLE "conflict" ADD COLUMN     "story" JSONB;

-- AlterTable
ALTER TABLE "stock_level" ADD COLUMN     "agreed_at" TIMESTAMP(3),
ADD COLUMN     "agreed_on_hand" INTEGER;
