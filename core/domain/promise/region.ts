import { usStates, zonesOfState } from "../orders/us-states.ts";
import { stateOfArea } from "./postal-areas.ts";

/** Where a parcel goes, no closer than to three digits of a postal code: nobody's address. */
export type Region = {
  countryCode: string;
  /** By its code; null where it is not told. */
  state: string | null;
  /** The first three digits; null where they are not told, as on orders that TikTok Shop ships itself. */
  zip3: string | null;
};

/** A part of the country for which parcels are counted: `all`, `zone:9`, `state:CA`, `zip3:941`. */
export type Scope = string;

/** The scope that holds every parcel. */
export const everywhere: Scope = "all";

/** What of an address tells how long a parcel takes; null where not even the country is told. */
export function regionOf(to: {
  countryCode: string | null;
  state: string | null;
  postalCode: string | null;
}): Region | null {
  if (!to.countryCode) return null;
  const countryCode = to.countryCode.trim().toUpperCase();
  if (countryCode !== "US") return { countryCode, state: null, zip3: null };
  const zip3 = /^\s*(\d{3})/.exec(to.postalCode ?? "")?.[1] ?? null;
  const named = usStates.get((to.state ?? "").trim().toUpperCase()) ?? null;
  return {
    countryCode,
    state: named ?? (zip3 && stateOfArea(zip3)),
    zip3,
  };
}

/** The scopes that hold a region, the widest first: what little is known of the narrow ones is borrowed from the wide. */
export function scopesOf(region: Region | null): Scope[] {
  if (!region) return [everywhere];
  if (region.countryCode !== "US")
    return [everywhere, `country:${region.countryCode}`];
  const zone = zoneOf(region);
  return [
    everywhere,
    ...(zone ? [`zone:${zone}`] : []),
    ...(region.state ? [`state:${region.state}`] : []),
    ...(region.zip3 ? [`zip3:${region.zip3}`] : []),
  ];
}

/** States whose postal codes begin with two digits: the one that most of their people live under. */
const mainZones: Partial<Record<string, string>> = { NY: "1", DC: "2" };

/** The first digit of the postal codes there, which the Postal Service counts from east to west. */
export function zoneOf({ state, zip3 }: Region): string | null {
  if (zip3) return zip3.charAt(0);
  if (!state) return null;
  return mainZones[state] ?? (zonesOfState(state).charAt(0) || null);
}

/** The first digits of US postal codes, from the north-east to the west. */
export const zones = [
  "0",
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
] as const;
