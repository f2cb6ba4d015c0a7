import { readFileSync } from "node:fs";
import type { History, Step } from "./play.ts";

type Kept = {
  file: string;
  /** What it had found. */
  found: string;
  /** No smaller test would find it again: it is played in every run of the tests. */
  isAlwaysPlayed: boolean;
};

/** Histories that once ended wrong; `npm run dice -- --kept` plays all of them. */
export const kept: Kept[] = [
  {
    file: "shipped-before-heard-of",
    found: "an order had been shipped before it was heard of",
    isAlwaysPlayed: true,
  },
  {
    file: "told-between-a-sale-and-its-news",
    found: "a number was told between a sale and the news of it",
    isAlwaysPlayed: true,
  },
  {
    file: "stood-still-inside-a-transaction",
    found: "a worker stood still inside a transaction",
    isAlwaysPlayed: true,
  },
  {
    file: "connected-while-a-platform-failed",
    found: "a platform failed while the merchant connected it again",
    isAlwaysPlayed: false,
  },
  {
    file: "told-late-by-who-stood-still",
    found:
      "a worker that had stood still told TikTok Shop a number of long ago",
    isAlwaysPlayed: false,
  },
  {
    file: "taken-back-before-it-was-written",
    found:
      "a price rule was taken back that had given up an earlier one's prices and an edit, and had written nothing yet",
    isAlwaysPlayed: false,
  },
];

/** A kept history. All of them are from before there were afternoons. */
export const readKept = ({
  file,
}: Kept): Pick<History, "begins" | "steps"> => ({
  begins: "morning",
  steps: JSON.parse(
    readFileSync(new URL(`kept/${file}.json`, import.meta.url), "utf8"),
  ) as Step[],
});
