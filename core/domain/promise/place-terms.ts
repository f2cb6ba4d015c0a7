import { longestHandling } from "./measure-routes.ts";
import type { Spread } from "./spread.ts";

/** What a merchant says of a place that another service ships from. */
export type PlaceTerms = {
  /** Working days until a parcel leaves; null: nobody has said. What is measured there goes before it, ever more. */
  handlingDays: number | null;
  /** What a parcel costs, in minor units; null: nobody has said. */
  parcelMinor: number | null;
  /** It may ship what the network will not. */
  mayRescue: boolean;
};

/** A place with what is said of it, by the store's id of the location. */
export type PlaceWithTerms = PlaceTerms & { placeId: string };

/** What nobody has said anything of. */
export const unsaidTerms: PlaceTerms = {
  handlingDays: null,
  parcelMinor: null,
  mayRescue: false,
};

/** The most that can be said of how long a parcel takes to leave: as far as parcels are counted. */
export const mostHandlingDays = longestHandling;

/** A plain number of days as the spread that holds until parcels are measured. */
export const handlingOf = (days: number): Spread =>
  Array.from({ length: days + 1 }, (_, day) => (day === days ? 1 : 0));
