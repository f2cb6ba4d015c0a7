-- AlterTable
ALTER TABLE "network_order" ADD COLUMN     "asked_at" TIMESTAMP(3),
ADD COLUMN     "has_left" TEXT NOT NULL DEFAULT 'nothing';

-- What left before this was kept: all of what was finished, and nobody knows how much of the rest.
UPDATE "network_order" AS n
SET "has_left" = CASE WHEN r."status" = 'CLOSED' THEN 'all' ELSE 'some' END
FROM "fulfillment_request" AS r
WHERE n."request_id" = r."id" AND n."state" = 'ordered' AND EXISTS (
  SELECT 1 FROM "shipment" AS s
  WHERE s."shop_id" = r."shop_id" AND s."origin" = 'network'
    AND s."fulfillment_order_external_id" = r."external_id" AND s."condition" = 'live'
);
