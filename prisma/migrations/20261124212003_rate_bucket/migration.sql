-- CreateTable
-- Unlogged: taking from a bucket must not wait for the disk, and after a crash a bucket may start full again.
CREATE UNLOGGED TABLE "rate_bucket" (
    "name" TEXT NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "counted_at" TIMESTAMPTZ(6) NOT NULL,
    "capacity" DOUBLE PRECISION NOT NULL,
    "per_second" DOUBLE PRECISION NOT NULL,
    "told_capacity" DOUBLE PRECISION,
    "told_per_second" DOUBLE PRECISION,
    "rest_until" TIMESTAMPTZ(6),
    "given" BOOLEAN NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("name")
) WITH (fillfactor = 50);
