-- CreateTable
CREATE TABLE "past_value" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT,
    "until" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "past_value_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "past_value_shop_id_item_id_until_idx" ON "past_value"("shop_id", "item_id", "until");

-- What stood there stays so: rows may go with their shop, never change.
CREATE TRIGGER past_value_only_grows BEFORE UPDATE ON "past_value" FOR EACH ROW EXECUTE FUNCTION forbid_change();
