-- CreateTable
CREATE TABLE "picture_look" (
    "shop_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "wanted_at" TIMESTAMP(3) NOT NULL,
    "due_at" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "looked_at" TIMESTAMP(3),
    "look" JSONB,

    CONSTRAINT "picture_look_pkey" PRIMARY KEY ("shop_id","key")
);

-- CreateIndex
CREATE INDEX "picture_look_shop_id_due_at_idx" ON "picture_look"("shop_id", "due_at");

-- CreateIndex
CREATE INDEX "picture_look_due_at_idx" ON "picture_look"("due_at");
