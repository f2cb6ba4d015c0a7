-- CreateTable
CREATE TABLE "field_edit" (
    "shop_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "seen" BOOLEAN NOT NULL,

    CONSTRAINT "field_edit_pkey" PRIMARY KEY ("shop_id","item_id","field","side")
);
