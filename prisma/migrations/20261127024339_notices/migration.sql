-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "notice_rule" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "opened_at" TIMESTAMP(3) NOT NULL,
    "resolved_at" TIMESTAMP(3),
    "mailed_to" UUID[] DEFAULT ARRAY[]::UUID[],

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_reader" (
    "shop_id" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "read_until" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "notice_reader_pkey" PRIMARY KEY ("shop_id","person")
);

-- CreateTable
CREATE TABLE "mail_recipient" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "unsubscribe_token" TEXT NOT NULL,
    "unsubscribed_at" TIMESTAMP(3),
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "mail_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "timing" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "notice_ids" UUID[],
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "planned_at" TIMESTAMP(3) NOT NULL,
    "due_at" TIMESTAMP(3) NOT NULL,
    "tried_at" TIMESTAMP(3),
    "ended_at" TIMESTAMP(3),
    "said" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notice_shop_id_resolved_at_opened_at_idx" ON "notice"("shop_id", "resolved_at", "opened_at");

-- CreateIndex
CREATE INDEX "notice_shop_id_key_idx" ON "notice"("shop_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "mail_recipient_unsubscribe_token_key" ON "mail_recipient"("unsubscribe_token");

-- CreateIndex
CREATE UNIQUE INDEX "mail_recipient_shop_id_address_key" ON "mail_recipient"("shop_id", "address");

-- CreateIndex
CREATE INDEX "mail_shop_id_state_due_at_idx" ON "mail"("shop_id", "state", "due_at");

-- CreateIndex
CREATE INDEX "mail_recipient_id_timing_planned_at_idx" ON "mail"("recipient_id", "timing", "planned_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "mail_shop_id_key_key" ON "mail"("shop_id", "key");

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "mail_recipient"("id") ON DELETE CASCADE ON UPDATE CASCADE;
