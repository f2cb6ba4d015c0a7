import type { InboundRules } from "./inbound-rules.ts";
import type { Supply } from "./stock-outlook.ts";

/** Room that goods take at the network. */
export type Room = { units: number; cubicFeet: number };

/** Room at the network that is left for goods to be sent; null where nobody has told of a quota. */
export type RoomLeft = { [K in keyof Room]: number | null };

/** What the network still takes in, beside what lies there and is on its way. */
export function roomLeft(
  {
    mostStoredUnits,
    mostStoredCubicFeet,
  }: Pick<InboundRules, "mostStoredUnits" | "mostStoredCubicFeet">,
  taken: Room,
): RoomLeft {
  const left = (most: number | null, some: number) =>
    most === null ? null : Math.max(0, most - some);
  return {
    units: left(mostStoredUnits, taken.units),
    cubicFeet: left(mostStoredCubicFeet, taken.cubicFeet),
  };
}

/** The room of goods that lie at the network and come. What nobody has told a size of takes none. */
export function roomTaken(
  goods: readonly (Supply & { cubicFeet: number | null })[],
): Room {
  const room = { units: 0, cubicFeet: 0 };
  for (const { available, arrivals, cubicFeet } of goods) {
    const units = arrivals.reduce((sum, one) => sum + one.units, available);
    room.units += units;
    room.cubicFeet += units * (cubicFeet ?? 0);
  }
  return room;
}
