-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "in_doubt" BOOLEAN NOT NULL DEFAULT false;
