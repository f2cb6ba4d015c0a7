-- Codes are compared as `normalizeCode` writes them: without case and outer spaces. A large catalog is not searched through.
CREATE INDEX "variant_sku_code" ON "variant" ("shop_id", (nullif(upper(btrim("sku", E' \t\r\n')), '')));
CREATE INDEX "variant_barcode_code" ON "variant" ("shop_id", (nullif(upper(btrim("barcode", E' \t\r\n')), '')));
CREATE INDEX "listing_sku_seller_sku_code" ON "listing_sku" ("shop_id", (nullif(upper(btrim("seller_sku", E' \t\r\n')), '')));
CREATE INDEX "listing_sku_barcode_code" ON "listing_sku" ("shop_id", (nullif(upper(btrim("barcode", E' \t\r\n')), '')));
