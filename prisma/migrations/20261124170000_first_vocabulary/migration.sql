-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "installed_at" TIMESTAMP(3) NOT NULL,
    "uninstalled_at" TIMESTAMP(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "external_id" TEXT,
    "owner_external_id" TEXT,
    "name" TEXT,
    "sealed_credential" TEXT,
    "access_expires_at" TIMESTAMP(3),
    "refresh_expires_at" TIMESTAMP(3),
    "scopes" TEXT[],
    "details" JSONB NOT NULL DEFAULT '{}',
    "problem" TEXT,
    "connected_at" TIMESTAMP(3) NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "product_type" TEXT NOT NULL,
    "source_updated_at" TIMESTAMP(3) NOT NULL,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variant" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "inventory_item_id" TEXT NOT NULL,
    "sku" TEXT,
    "barcode" TEXT,
    "title" TEXT NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "weight_grams" INTEGER,
    "position" INTEGER NOT NULL,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "source_updated_at" TIMESTAMP(3) NOT NULL,
    "deleted_at" TIMESTAMP(3),
    "product_id" UUID,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_sku" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "seller_sku" TEXT,
    "barcode" TEXT,
    "title" TEXT NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "listing_sku_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sku_link" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "listing_sku_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sku_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fbt_goods" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reference_code" TEXT,
    "barcodes" TEXT[],
    "sku_external_ids" TEXT[],

    CONSTRAINT "fbt_goods_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goods_link" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "goods_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "goods_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selection" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "variant_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "selected_at" TIMESTAMP(3) NOT NULL,
    "released_at" TIMESTAMP(3),

    CONSTRAINT "selection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pool" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "marketplace_warehouse_ids" TEXT[],

    CONSTRAINT "pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_movement" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "cause_kind" TEXT NOT NULL,
    "cause_ref" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "occurred_at" TIMESTAMP(3) NOT NULL,
    "recorded_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_level" (
    "shop_id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "available" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL,
    "unfulfillable" INTEGER NOT NULL DEFAULT 0,
    "in_transit" INTEGER NOT NULL DEFAULT 0,
    "as_of" TIMESTAMP(3) NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("shop_id","pool_id","item_id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "variant_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "place_id" TEXT NOT NULL,
    "desired" INTEGER NOT NULL,
    "derivation" JSONB NOT NULL,
    "published" INTEGER,
    "published_at" TIMESTAMP(3),
    "effect_id" UUID,
    "entry_id" UUID NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "channel_state" TEXT NOT NULL,
    "fulfilled_by" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "placed_at" TIMESTAMP(3) NOT NULL,
    "cancelled_at" TIMESTAMP(3),
    "ship_by" TIMESTAMP(3),
    "source_updated_at" TIMESTAMP(3) NOT NULL,
    "storefront_external_id" TEXT,
    "storefront_name" TEXT,
    "storefront_updated_at" TIMESTAMP(3),
    "erased_at" TIMESTAMP(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "variant_id" UUID,
    "item_external_id" TEXT,
    "sku" TEXT,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" INTEGER NOT NULL,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fulfillment_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "location_id" TEXT,
    "status" TEXT NOT NULL,
    "request_status" TEXT NOT NULL,
    "cancellation_requested" BOOLEAN NOT NULL DEFAULT false,
    "lines" JSONB NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "network_reference" TEXT,
    "network_external_id" TEXT,
    "network_state" TEXT NOT NULL DEFAULT 'none',
    "refusal_code" TEXT,
    "refusal_reason" TEXT,
    "source_updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "fulfillment_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "fulfillment_order_external_id" TEXT,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "tracking_url" TEXT,
    "issue" TEXT,
    "status" TEXT NOT NULL,
    "condition" TEXT NOT NULL,
    "shipped_at" TIMESTAMP(3),
    "lines" JSONB NOT NULL,
    "storefront_fulfillment_id" TEXT,
    "marketplace_package_id" TEXT,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "body" BYTEA,
    "as_of" TIMESTAMP(3),
    "actor" TEXT,
    "received_at" TIMESTAMP(3) NOT NULL,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT,
    "note" TEXT,
    "planned_at" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMP(3),
    "erased_at" TIMESTAMP(3),

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "effect" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sequence" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "waits_for" TEXT,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMP(3) NOT NULL,
    "planned_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMP(3),
    "ended_at" TIMESTAMP(3),
    "result" JSONB,
    "error_code" TEXT,
    "error_said" TEXT,

    CONSTRAINT "effect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conflict" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "field" TEXT,
    "reason" TEXT NOT NULL,
    "base" TEXT,
    "storefront" TEXT,
    "marketplace" TEXT,
    "network" TEXT,
    "candidates" JSONB NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "opened_by" UUID NOT NULL,
    "opened_at" TIMESTAMP(3) NOT NULL,
    "settled_at" TIMESTAMP(3),
    "settled_by" TEXT,
    "choice" JSONB,
    "settle_reason" TEXT,

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_line" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "result" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "effect_id" UUID,
    "reason" TEXT,

    CONSTRAINT "audit_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "base_snapshot" (
    "shop_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "agreed_at" TIMESTAMP(3) NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "base_snapshot_pkey" PRIMARY KEY ("shop_id","listing_id","field")
);

-- CreateTable
CREATE TABLE "feed_mark" (
    "shop_id" UUID NOT NULL,
    "feed" TEXT NOT NULL,
    "read_until" TIMESTAMP(3) NOT NULL,
    "swept_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "feed_mark_pkey" PRIMARY KEY ("shop_id","feed")
);

-- CreateTable
CREATE TABLE "consent_state" (
    "state" TEXT NOT NULL,
    "shop_id" UUID NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMP(3),

    CONSTRAINT "consent_state_pkey" PRIMARY KEY ("state")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "process" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("process")
);

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE INDEX "connection_external_id_idx" ON "connection"("external_id");

-- CreateIndex
CREATE INDEX "connection_owner_external_id_idx" ON "connection"("owner_external_id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_shop_id_kind_key" ON "connection"("shop_id", "kind");

-- CreateIndex
CREATE INDEX "product_shop_id_title_idx" ON "product"("shop_id", "title");

-- CreateIndex
CREATE UNIQUE INDEX "product_shop_id_external_id_key" ON "product"("shop_id", "external_id");

-- CreateIndex
CREATE INDEX "variant_shop_id_inventory_item_id_idx" ON "variant"("shop_id", "inventory_item_id");

-- CreateIndex
CREATE INDEX "variant_product_id_idx" ON "variant"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "variant_shop_id_external_id_key" ON "variant"("shop_id", "external_id");

-- CreateIndex
CREATE INDEX "listing_product_id_idx" ON "listing"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_shop_id_external_id_key" ON "listing"("shop_id", "external_id");

-- CreateIndex
CREATE INDEX "listing_sku_listing_id_idx" ON "listing_sku"("listing_id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_sku_shop_id_external_id_key" ON "listing_sku"("shop_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "sku_link_listing_sku_id_key" ON "sku_link"("listing_sku_id");

-- CreateIndex
CREATE INDEX "sku_link_shop_id_variant_id_idx" ON "sku_link"("shop_id", "variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "fbt_goods_shop_id_external_id_key" ON "fbt_goods"("shop_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "goods_link_variant_id_key" ON "goods_link"("variant_id");

-- CreateIndex
CREATE INDEX "goods_link_shop_id_goods_id_idx" ON "goods_link"("shop_id", "goods_id");

-- CreateIndex
CREATE UNIQUE INDEX "selection_variant_id_key" ON "selection"("variant_id");

-- CreateIndex
CREATE INDEX "selection_shop_id_idx" ON "selection"("shop_id");

-- CreateIndex
CREATE UNIQUE INDEX "pool_shop_id_kind_external_id_key" ON "pool"("shop_id", "kind", "external_id");

-- CreateIndex
CREATE INDEX "stock_movement_shop_id_pool_id_item_id_idx" ON "stock_movement"("shop_id", "pool_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_movement_shop_id_key_key" ON "stock_movement"("shop_id", "key");

-- CreateIndex
CREATE INDEX "publication_shop_id_variant_id_idx" ON "publication"("shop_id", "variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_shop_id_channel_item_id_place_id_key" ON "publication"("shop_id", "channel", "item_id", "place_id");

-- CreateIndex
CREATE INDEX "order_shop_id_storefront_external_id_idx" ON "order"("shop_id", "storefront_external_id");

-- CreateIndex
CREATE INDEX "order_shop_id_placed_at_idx" ON "order"("shop_id", "placed_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "order_shop_id_channel_external_id_key" ON "order"("shop_id", "channel", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_order_id_external_id_key" ON "order_line"("order_id", "external_id");

-- CreateIndex
CREATE INDEX "fulfillment_request_shop_id_network_external_id_idx" ON "fulfillment_request"("shop_id", "network_external_id");

-- CreateIndex
CREATE INDEX "fulfillment_request_order_id_idx" ON "fulfillment_request"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "fulfillment_request_shop_id_external_id_key" ON "fulfillment_request"("shop_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "fulfillment_request_shop_id_network_reference_key" ON "fulfillment_request"("shop_id", "network_reference");

-- CreateIndex
CREATE INDEX "shipment_order_id_idx" ON "shipment"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_shop_id_origin_external_id_key" ON "shipment"("shop_id", "origin", "external_id");

-- CreateIndex
CREATE INDEX "journal_entry_shop_id_planned_at_received_at_idx" ON "journal_entry"("shop_id", "planned_at", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_shop_id_source_delivery_id_key" ON "journal_entry"("shop_id", "source", "delivery_id");

-- CreateIndex
CREATE INDEX "effect_shop_id_state_due_at_idx" ON "effect"("shop_id", "state", "due_at");

-- CreateIndex
CREATE INDEX "effect_shop_id_subject_idx" ON "effect"("shop_id", "subject");

-- CreateIndex
CREATE INDEX "effect_entry_id_idx" ON "effect"("entry_id");

-- CreateIndex
CREATE INDEX "effect_shop_id_waits_for_idx" ON "effect"("shop_id", "waits_for");

-- CreateIndex
CREATE UNIQUE INDEX "effect_shop_id_key_key" ON "effect"("shop_id", "key");

-- CreateIndex
CREATE INDEX "conflict_shop_id_state_opened_at_idx" ON "conflict"("shop_id", "state", "opened_at");

-- CreateIndex
CREATE INDEX "conflict_shop_id_key_idx" ON "conflict"("shop_id", "key");

-- CreateIndex
CREATE INDEX "audit_line_shop_id_at_idx" ON "audit_line"("shop_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_line_effect_id_idx" ON "audit_line"("effect_id");

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_sku" ADD CONSTRAINT "listing_sku_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sku_link" ADD CONSTRAINT "sku_link_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sku_link" ADD CONSTRAINT "sku_link_listing_sku_id_fkey" FOREIGN KEY ("listing_sku_id") REFERENCES "listing_sku"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goods_link" ADD CONSTRAINT "goods_link_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goods_link" ADD CONSTRAINT "goods_link_goods_id_fkey" FOREIGN KEY ("goods_id") REFERENCES "fbt_goods"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection" ADD CONSTRAINT "selection_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fulfillment_request" ADD CONSTRAINT "fulfillment_request_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "effect" ADD CONSTRAINT "effect_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "journal_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Webhook bodies compress several times faster with lz4 than with PostgreSQL's default; some builds lack it.
DO $$
BEGIN
  ALTER TABLE "journal_entry" ALTER COLUMN "body" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  NULL;
END
$$;

-- The same question is asked once while it is open.
CREATE UNIQUE INDEX "conflict_open_key" ON "conflict"("shop_id", "key") WHERE "state" = 'open';

-- The ledger and the audit only grow (laws J1, S1, H1): rows may go with their shop, never change.
CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER stock_movement_only_grows BEFORE UPDATE ON "stock_movement" FOR EACH ROW EXECUTE FUNCTION forbid_change();
CREATE TRIGGER audit_line_only_grows BEFORE UPDATE ON "audit_line" FOR EACH ROW EXECUTE FUNCTION forbid_change();
