-- AlterTable
ALTER TABLE "conflict" ADD COLUMN     "assignee" TEXT,
ADD COLUMN     "cause" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "note" TEXT,
ADD COLUMN     "quiet" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "snoozed_until" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "answer_policy" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answer" JSONB,
    "actor" TEXT NOT NULL,
    "set_at" TIMESTAMP(3) NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "answer_policy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "answer_policy_shop_id_cause_version_key" ON "answer_policy"("shop_id", "cause", "version");

-- CreateIndex
CREATE INDEX "conflict_shop_id_state_cause_idx" ON "conflict"("shop_id", "state", "cause");
