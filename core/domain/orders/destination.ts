import type { Destination } from "../facts.ts";
import { territories, usStates, zonesOfState } from "./us-states.ts";

/**
 * Parts of an address that the network's contract demands and that are missing, in words. Source: TikTok Shop Partner
 * Center, page "Create FBT MCF Order". None is made up: a made-up number would put a stranger on the carrier's list.
 */
export const missingParts = (to: Destination): string[] =>
  Object.entries({
    name: to.name,
    "phone number": to.phone,
    "e-mail address": to.email,
    street: to.addressLine1,
    city: to.city,
    state: to.region,
  }).flatMap(([part, value]) => (value?.trim() ? [] : part));

/** How an address stands before the network is asked, without a word of the address itself. */
export type DestinationJudged = {
  /** What the network cannot take, in words; it verifies the address and creates nothing. */
  faults: string[];
  /** What the network alone can say. */
  doubts: string[];
};

/**
 * @param regions country codes in which the network ships for the merchant; none: nobody knows.
 * What the contract says nothing about (post-office boxes, territories, military addresses) is a doubt, not a fault: the
 * network has the last word.
 */
export function judgeDestination(
  to: Destination,
  regions: readonly string[],
): DestinationJudged {
  const missing = missingParts(to);
  const faults = missing.length > 0 ? [`missing: ${missing.join(", ")}`] : [];
  const doubts: string[] = [];
  if (regions.length > 0 && !regions.includes(to.countryCode))
    faults.push(
      `the network ships for you in ${regions.join(", ")}, not in ${to.countryCode}`,
    );
  else if (to.countryCode === "US") judgeUnitedStates(to, faults, doubts);
  const street = `${to.addressLine1} ${to.addressLine2 ?? ""}`;
  if (isPostBox(street))
    doubts.push("it is a post-office box, to which not every carrier goes");
  return { faults, doubts };
}

function judgeUnitedStates(
  to: Destination,
  faults: string[],
  doubts: string[],
): void {
  const state = usStates.get(to.region.trim().toUpperCase());
  const zip = to.postalCode.trim();
  if (to.region.trim() && !state)
    faults.push("its state is none of the United States");
  if (zip && !/^\d{5}(-\d{4})?$/.test(zip))
    faults.push("its postal code has not five digits, or nine");
  else if (zip && state && !zonesOfState(state).includes(zip.charAt(0)))
    doubts.push("its postal code belongs to another state");
  if (!zip) doubts.push("it has no postal code");
  if (state && territories.has(state))
    doubts.push(
      `${territories.get(state)}: whether the network goes there it says only when it is asked`,
    );
}

const isPostBox = (street: string) =>
  /\bP\.?\s*O\.?\s*BOX\b|\bPOST\s+OFFICE\s+BOX\b|\bPMB\s*#?\d/i.test(street);
