-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "signed_in_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_sign_in" (
    "state_hash" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "verifier" TEXT NOT NULL,
    "return_to" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "used_at" TIMESTAMP(3),

    CONSTRAINT "staff_sign_in_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "revoked_at" TIMESTAMP(3),

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_act" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "staff_id" UUID,
    "who" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "session_id" UUID,
    "kind" TEXT NOT NULL,
    "permission" TEXT,
    "shop_id" UUID,
    "subject" TEXT NOT NULL,
    "reason" TEXT,
    "until" TIMESTAMP(3),
    "details" JSONB,

    CONSTRAINT "staff_act_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_issuer_subject_key" ON "staff"("issuer", "subject");

-- CreateIndex
CREATE INDEX "staff_sign_in_created_at_idx" ON "staff_sign_in"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_token_hash_key" ON "staff_session"("token_hash");

-- CreateIndex
CREATE INDEX "staff_session_staff_id_idx" ON "staff_session"("staff_id");

-- CreateIndex
CREATE INDEX "staff_act_at_idx" ON "staff_act"("at" DESC);

-- CreateIndex
CREATE INDEX "staff_act_shop_id_at_idx" ON "staff_act"("shop_id", "at" DESC);

-- CreateIndex
CREATE INDEX "staff_act_session_id_subject_at_idx" ON "staff_act"("session_id", "subject", "at" DESC);

-- CreateIndex
CREATE INDEX "conflict_state_snoozed_until_idx" ON "conflict"("state", "snoozed_until");

-- CreateIndex
CREATE INDEX "fbt_goods_external_id_idx" ON "fbt_goods"("external_id");

-- CreateIndex
CREATE INDEX "fbt_goods_reference_code_idx" ON "fbt_goods"("reference_code");

-- CreateIndex
CREATE INDEX "fulfillment_request_external_id_idx" ON "fulfillment_request"("external_id");

-- CreateIndex
CREATE INDEX "listing_external_id_idx" ON "listing"("external_id");

-- CreateIndex
CREATE INDEX "listing_sku_external_id_idx" ON "listing_sku"("external_id");

-- CreateIndex
CREATE INDEX "listing_sku_seller_sku_idx" ON "listing_sku"("seller_sku");

-- CreateIndex
CREATE INDEX "network_order_external_id_idx" ON "network_order"("external_id");

-- CreateIndex
CREATE INDEX "network_order_reference_idx" ON "network_order"("reference");

-- CreateIndex
CREATE INDEX "order_external_id_idx" ON "order"("external_id");

-- CreateIndex
CREATE INDEX "order_name_idx" ON "order"("name");

-- CreateIndex
CREATE INDEX "order_storefront_external_id_idx" ON "order"("storefront_external_id");

-- CreateIndex
CREATE INDEX "order_storefront_name_idx" ON "order"("storefront_name");

-- CreateIndex
CREATE INDEX "order_marketplace_reference_idx" ON "order"("marketplace_reference");

-- CreateIndex
CREATE INDEX "product_external_id_idx" ON "product"("external_id");

-- CreateIndex
CREATE INDEX "shipment_external_id_idx" ON "shipment"("external_id");

-- CreateIndex
CREATE INDEX "shipment_tracking_number_idx" ON "shipment"("tracking_number");

-- CreateIndex
CREATE INDEX "variant_external_id_idx" ON "variant"("external_id");

-- CreateIndex
CREATE INDEX "variant_sku_idx" ON "variant"("sku");

-- CreateIndex
CREATE INDEX "variant_barcode_idx" ON "variant"("barcode");

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What staff looked at and did only grows; the one way out is the erasure of a whole shop, which names itself first.
CREATE FUNCTION "staff_act_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."shop_id"::text = current_setting('quayside.erasing_shop', true) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'staff_act only grows';
END $$;

CREATE TRIGGER "staff_act_only_grows" BEFORE UPDATE OR DELETE ON "staff_act"
  FOR EACH ROW EXECUTE FUNCTION "staff_act_only_grows"();
