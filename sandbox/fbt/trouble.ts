import type { Platform } from "../tiktok/platform.ts";
import { remindOfConsignment } from "./dock-agenda.ts";
import type { Consignment } from "./state.ts";

/** Assumed: the network's own words are documented nowhere. */
const words: Record<"stuck" | "lost" | "damaged", string> = {
  stuck: "The warehouse cannot go on with the consign order",
  lost: "The package was lost in transit",
  damaged: "The package was damaged in transit",
};

/** A planted fault gets a consignment into trouble: it stays where it is, with the issue named. */
export function getIntoTrouble(
  platform: Platform,
  consignment: Consignment,
  issues: readonly (keyof typeof words)[],
): boolean {
  const fault = platform.context.faults.strikeOnce(["network_issue"], {
    platform: "tiktok",
    shop: platform.state.shop.id,
    names: [...issues],
  });
  if (!fault) return false;
  consignment.issue = words[fault.issue];
  consignment.stuck = true;
  return true;
}

/** Somebody has found or mended it: it goes on from now. */
export function free(platform: Platform, consignment: Consignment): void {
  consignment.issue = null;
  consignment.stuck = false;
  remindOfConsignment(platform, consignment);
}
