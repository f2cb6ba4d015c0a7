-- CreateTable
CREATE TABLE "suggestion_change" (
    "shop_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "goods_id" UUID NOT NULL,
    "suggested" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "covers_from" TEXT NOT NULL,
    "covers_until" TEXT NOT NULL,
    "wanted" INTEGER,
    "out_days" INTEGER,
    "scored_at" TIMESTAMP(3),

    CONSTRAINT "suggestion_change_pkey" PRIMARY KEY ("shop_id","plan_id","goods_id")
);

-- CreateIndex
CREATE INDEX "suggestion_change_shop_id_scored_at_idx" ON "suggestion_change"("shop_id", "scored_at");

-- CreateIndex
CREATE INDEX "suggestion_change_plan_id_idx" ON "suggestion_change"("plan_id");

-- AddForeignKey
ALTER TABLE "suggestion_change" ADD CONSTRAINT "suggestion_change_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "inbound_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;
