import type { Platform } from "../tiktok/platform.ts";
import { remindOfConsignment } from "./dock-agenda.ts";
import type { Consignment } from "./state.ts";

type Issue = "stuck" | "lost" | "damaged";

/** Assumed: the network's own words are documented nowhere. */
const wordsOfStuck = "The warehouse cannot go on with the consign order";

/** Which of these issues a planted fault has for the consignment at hand, if any. */
export function plantedIssue<I extends Issue>(
  { context, state }: Platform,
  issues: readonly I[],
): I | undefined {
  const fault = context.faults.strikeOnce(["network_issue"], {
    platform: "tiktok",
    shop: state.shop.id,
    names: [...issues],
  });
  return fault?.issue as I | undefined;
}

/** It stays where it is, until somebody frees it. */
export function getStuck(consignment: Consignment): void {
  consignment.issue = wordsOfStuck;
  consignment.stuck = true;
}

/** Somebody has found or mended it: it goes on from now. */
export function free(platform: Platform, consignment: Consignment): void {
  consignment.issue = null;
  consignment.stuck = false;
  remindOfConsignment(platform, consignment);
}
