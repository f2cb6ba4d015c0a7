/** Day and full hour of an instant where somebody is. @param timeZone a name of the IANA list */
export function localTime(
  at: Date,
  timeZone: string,
): { day: string; hour: number } {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      hourCycle: "h23",
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour } = parts;
  return { day: `${year}-${month}-${day}`, hour: Number(hour) };
}
