/** The window in which a jump is looked for, in milliseconds. */
export const spikeWindowMs = 5 * 60_000;

/** Orders of one variant: of late, and what is usual for it. */
export type OrderPace = {
  /** Orders of the last `spikeWindowMs`. */
  recent: number;
  /** Orders of the 24 hours before that. */
  day: number;
  /** Orders of the 7 days before that. */
  week: number;
};

/** Fewer orders than this in a window are no jump, however rare they are. */
export const fewestOrders = 8;
// How far above the usual, in standard deviations of a count whose mean is the usual (Poisson): a jump begins at five,
// which chance alone brings about in fewer than one of ten thousand windows, and is over only at two, so that it does
// not flicker.
const beginsAt = 5;
const endsAt = 2;
const windowsInDay = (24 * 60 * 60_000) / spikeWindowMs;
const windowsInWeek = 7 * windowsInDay;

/** Orders in a window that are usual: by the last day or by the last week, whichever is more. */
export const usualOrders = ({ day, week }: OrderPace): number =>
  Math.max(day / windowsInDay, week / windowsInWeek);

/**
 * Whether a variant sells in a jump now. What lasts becomes the usual within a day, so that a jump ends by itself also
 * where sales stay high.
 * @param isOn whether it did when it was last looked at: a jump ends lower than it begins.
 */
export function sellsInJump(pace: OrderPace, isOn: boolean): boolean {
  const usual = usualOrders(pace);
  const above = (deviations: number) =>
    pace.recent > usual + deviations * Math.sqrt(usual);
  return isOn
    ? pace.recent >= fewestOrders / 2 && above(endsAt)
    : pace.recent >= fewestOrders && above(beginsAt);
}
