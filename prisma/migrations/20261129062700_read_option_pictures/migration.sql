-- What variants' pictures are called, and pictures of options on TikTok Shop, were not read before: the next look at all
-- products and all listings reads each of them once more.
UPDATE "product" SET "read_at" = NULL;
UPDATE "listing" SET "read_at" = NULL;
