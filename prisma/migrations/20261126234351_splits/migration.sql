-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "may_show" INTEGER,
ADD COLUMN     "sent_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "orders_known_until" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "stock_rule" ADD COLUMN     "promise" TEXT NOT NULL DEFAULT 'shared';

-- CreateTable
CREATE TABLE "split" (
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "held" JSONB NOT NULL DEFAULT '{}',
    "owed" INTEGER NOT NULL DEFAULT 0,
    "sent" JSONB,
    "in_force_at" TIMESTAMP(3),
    "storefront_demand" INTEGER NOT NULL,
    "marketplace_demand" INTEGER NOT NULL,
    "weighed_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "split_pkey" PRIMARY KEY ("shop_id","variant_id")
);

-- What was told and took hold is the most that a place can show, as far as is known.
UPDATE "publication" SET "may_show" = "published";
