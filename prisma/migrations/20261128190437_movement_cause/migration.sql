-- CreateIndex
CREATE INDEX "stock_movement_shop_id_cause_ref_idx" ON "stock_movement"("shop_id", "cause_ref");
