-- CreateTable
CREATE TABLE "price_rule" (
    "shop_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "basis_points" INTEGER NOT NULL,
    "add_minor" INTEGER NOT NULL,
    "rounding" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "set_at" TIMESTAMP(3) NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "price_rule_pkey" PRIMARY KEY ("shop_id","version")
);

-- CreateTable
CREATE TABLE "category_choice" (
    "shop_id" UUID NOT NULL,
    "product_type" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "path" TEXT[],
    "entry_id" UUID NOT NULL,

    CONSTRAINT "category_choice_pkey" PRIMARY KEY ("shop_id","product_type")
);
