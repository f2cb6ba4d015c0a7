-- CreateTable
CREATE TABLE "policy_file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "file" JSONB NOT NULL,
    "holds" BOOLEAN NOT NULL DEFAULT false,
    "actor" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "policy_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "policy_file_shop_id_created_at_idx" ON "policy_file"("shop_id", "created_at");
