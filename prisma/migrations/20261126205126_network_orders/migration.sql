-- CreateTable
CREATE TABLE "network_order" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "shop_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "external_id" TEXT,
    "state" TEXT NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "network_order_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "network_order_shop_id_external_id_idx" ON "network_order"("shop_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "network_order_shop_id_reference_key" ON "network_order"("shop_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "network_order_request_id_round_part_key" ON "network_order"("request_id", "round", "part");

-- AddForeignKey
ALTER TABLE "network_order" ADD CONSTRAINT "network_order_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "fulfillment_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every request had one order at most: it is the first of its round.
INSERT INTO "network_order" ("shop_id", "request_id", "round", "part", "reference", "external_id", "state", "lines")
SELECT "shop_id", "id", "round", 0, "network_reference", "network_external_id", "network_state", '[]'
FROM "fulfillment_request" WHERE "network_reference" IS NOT NULL;

-- DropIndex
DROP INDEX "fulfillment_request_shop_id_network_external_id_idx";

-- DropIndex
DROP INDEX "fulfillment_request_shop_id_network_reference_key";

-- AlterTable
ALTER TABLE "fulfillment_request" DROP COLUMN "network_external_id",
DROP COLUMN "network_reference";
