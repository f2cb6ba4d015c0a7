import { readFileSync } from "node:fs";
import type { Step } from "./play.ts";

/** Histories that once ended wrong, under the name of what they had found. */
export const kept = {
  "an order had been shipped before it was heard of": "shipped-before-heard-of",
  "a number was told between a sale and the news of it":
    "told-between-a-sale-and-its-news",
  "a worker stood still inside a transaction":
    "stood-still-inside-a-transaction",
  "a platform failed while the merchant connected it again":
    "connected-while-a-platform-failed",
} as const;

/** The steps of a kept history. */
export const readKept = (name: string): Step[] =>
  JSON.parse(
    readFileSync(new URL(`kept/${name}.json`, import.meta.url), "utf8"),
  ) as Step[];
