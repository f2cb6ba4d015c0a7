const dayMs = 86_400_000;
/**
 * A day of ours begins at 06:00 UTC, midnight in the middle of the US: a parcel that arrives in the evening arrives on its
 * own day from coast to coast. Assumed: nobody tells the time of day where a buyer lives.
 */
const dayBeginsMs = 6 * 3_600_000;

/** Days since 1970-01-01, as people in the US count them. */
export const dayAt = (at: Date): number =>
  Math.floor((at.getTime() - dayBeginsMs) / dayMs);

/** @returns YYYY-MM-DD */
export const dayText = (day: number): string =>
  new Date(day * dayMs).toISOString().slice(0, 10);

/** @param text YYYY-MM-DD */
export const dayOfText = (text: string): number => Date.parse(text) / dayMs;

/** 0 is Sunday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Days on which neither warehouses ship nor carriers deliver. Source: 5 U.S.C. 6103, with the days they are observed on. */
function isHoliday(day: number): boolean {
  const date = new Date(day * dayMs);
  const month = date.getUTCMonth() + 1;
  const of = date.getUTCDate();
  const nth = Math.ceil(of / 7);
  switch (weekday(day)) {
    case 0:
      return false;
    case 1:
      return (
        isFixed(month, of) ||
        isFixed(month, of - 1) ||
        (nth === 3 && (month === 1 || month === 2)) ||
        (month === 5 && of > 24) ||
        (nth === 1 && month === 9) ||
        (nth === 2 && month === 10)
      );
    case 4:
      return isFixed(month, of) || (nth === 4 && month === 11);
    case 5:
      return isFixed(month, of) || isFixed(month, of + 1);
    default:
      return isFixed(month, of);
  }
}

/** New Year, Juneteenth, Independence Day, Veterans Day, Christmas; the last of December before a Saturday's New Year not. */
const isFixed = (month: number, day: number): boolean =>
  (month === 1 && day === 1) ||
  (month === 6 && day === 19) ||
  (month === 7 && day === 4) ||
  (month === 11 && day === 11) ||
  (month === 12 && day === 25);

/** Warehouses ship on Mondays to Fridays. */
export const isWorkingDay = (day: number): boolean =>
  weekday(day) !== 0 && weekday(day) !== 6 && !isHoliday(day);

/** Parcel carriers deliver on Saturdays too. */
export const isDeliveryDay = (day: number): boolean =>
  weekday(day) !== 0 && !isHoliday(day);

type Opens = (day: number) => boolean;

/** The day itself where it is one of these days, else the next that is. */
export function nextOpen(day: number, opens: Opens): number {
  let open = day;
  while (!opens(open)) open++;
  return open;
}

/** So many of these days after a day; 0 is the day itself, or the next one that counts. */
export function addOpenDays(day: number, days: number, opens: Opens): number {
  let at = nextOpen(day, opens);
  for (let left = days; left > 0; left--) at = nextOpen(at + 1, opens);
  return at;
}

/** How many of these days lie between two days, as `addOpenDays` counts them; never less than 0. */
export function openDaysBetween(
  from: number,
  until: number,
  opens: Opens,
): number {
  let days = 0;
  const last = nextOpen(until, opens);
  for (let day = nextOpen(from, opens); day < last; day++)
    if (opens(day + 1)) days++;
  return days;
}
