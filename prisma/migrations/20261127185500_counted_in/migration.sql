-- When a delivery was received was taken from the dock; when it was counted in is asked for anew.
UPDATE "inbound_order" SET "received_at" = NULL;
