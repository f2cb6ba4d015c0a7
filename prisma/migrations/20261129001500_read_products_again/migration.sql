-- Costs and pictures of variants were not read before: the next look at all products reads each of them once more.
UPDATE "product" SET "read_at" = NULL;
