import { gramsPerPound } from "../../kit/measures.ts";
import type { Dated } from "./dated.ts";

/** What the network asks of goods that are sent to it. */
export type InboundRules = {
  /** All shipments of one plan arrive within so many days of the first. */
  arriveWithinDays: number;
  /** A plan that has not arrived by then is closed. */
  closedAfterDays: number;
  /** What melts is taken from the first to the second day of the year only, both included; MM-DD. */
  meltingSeason: { from: string; until: string };
  /** Trucks are announced so many business days ahead. */
  truckNoticeBusinessDays: number;
  /** A truck that will not come is cancelled so many hours before its appointment; one that just stays away is noted. */
  truckCancelHours: number;
  /** What expires has so many days left when it arrives. */
  shelfLifeLeftDays: number;
  /** Missing or damaged units are claimed within so many days of the order. */
  claimWithinDays: number;
  /** How high a pallet is stacked and what it weighs at most, and what it stands on. */
  pallet: { heightInches: number; pounds: number };
  palletFloor: { lengthInches: number; widthInches: number };
  /** The heaviest carton that parcel carriers bring. */
  cartonPounds: number;
  /** The most cartons, and the most pallets, of one delivery; null where nobody has told of a limit. */
  mostCartons: number | null;
  mostPallets: number | null;
  /**
   * The most of a shop's goods that may lie at the network and be on its way there, in units and in cubic feet: what goes
   * beyond is not taken in. Sellers see it for this month and three more, each of which is a row; it follows from how well
   * their stock turns. Null where nobody has told.
   */
  mostStoredUnits: number | null;
  mostStoredCubicFeet: number | null;
};

const sellerUniversity = "TikTok Shop Seller University (US), FBT inbound";

/** The network's inbound rules in the US. A change of policy is a row. */
export const inboundRules: readonly Dated<InboundRules>[] = [
  {
    from: "2025-01-01",
    source: `${sellerUniversity}: essays 6355939885090574, 6355939885418254, 1354810876118798, 1347196964587277`,
    certainty: "likely",
    value: {
      arriveWithinDays: 14,
      closedAfterDays: 75,
      meltingSeason: { from: "10-16", until: "04-14" },
      truckNoticeBusinessDays: 4,
      truckCancelHours: 24,
      shelfLifeLeftDays: 90,
      claimWithinDays: 60,
      pallet: { heightInches: 72, pounds: 1_500 },
      palletFloor: { lengthInches: 48, widthInches: 40 },
      cartonPounds: 50,
      mostCartons: null,
      mostPallets: null,
      mostStoredUnits: null,
      mostStoredCubicFeet: null,
    },
  },
];

/** Room of the pallets of one delivery, in cubic feet; null where there is no limit. */
export const roomOfPallets = ({
  mostPallets,
  pallet: { heightInches },
  palletFloor: { lengthInches, widthInches },
}: Pick<InboundRules, "mostPallets" | "pallet" | "palletFloor">):
  | number
  | null =>
  mostPallets === null
    ? null
    : (mostPallets * lengthInches * widthInches * heightInches) / 12 ** 3;

/** What the pallets of one delivery may weigh, in grams; null where there is no limit. */
export const gramsOfPallets = ({
  mostPallets,
  pallet,
}: Pick<InboundRules, "mostPallets" | "pallet">): number | null =>
  mostPallets === null ? null : mostPallets * pallet.pounds * gramsPerPound;

/** Whether what melts may arrive on a day, YYYY-MM-DD. The season goes over the new year. */
export function mayMeltOn(
  { meltingSeason: { from, until } }: Pick<InboundRules, "meltingSeason">,
  day: string,
): boolean {
  const date = day.slice(5);
  return from <= until
    ? date >= from && date <= until
    : date >= from || date <= until;
}
