-- CreateTable
CREATE TABLE "title_rule" (
    "shop_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "pattern" TEXT NOT NULL,
    "replace" JSONB NOT NULL,
    "capitals" TEXT NOT NULL,
    "longest" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "set_at" TIMESTAMP(3) NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "title_rule_pkey" PRIMARY KEY ("shop_id","version")
);
