import fc from "fast-check";

/** Zones far from UTC on both sides, with halves of hours, with clocks that are put forward by half an hour or at midnight, and with none. */
export const anyTimeZone = fc.constantFrom(
  "UTC",
  "America/Los_Angeles",
  "America/New_York",
  "America/Santiago",
  "America/St_Johns",
  "Europe/Madrid",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Kiritimati",
);

/** Moments at which clocks are put forward or back in one of these zones. */
const changes = [
  "2026-03-08T10:00:00Z",
  "2026-11-01T09:00:00Z",
  "2026-03-08T07:00:00Z",
  "2026-11-01T06:00:00Z",
  "2026-03-29T01:00:00Z",
  "2026-10-25T01:00:00Z",
  "2026-04-05T03:00:00Z",
  "2026-09-06T04:00:00Z",
  "2026-04-04T15:00:00Z",
  "2026-10-03T15:30:00Z",
  "2026-09-26T14:00:00Z",
];

/** Around changes of clocks, around full hours, which are midnight somewhere, and anywhere else. */
export const anyMoment = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...changes),
      fc.integer({ min: -26 * 3_600, max: 26 * 3_600 }),
    )
    .map(([at, seconds]) => new Date(Date.parse(at) + seconds * 1_000)),
  fc
    .tuple(fc.nat(24 * 365), fc.constantFrom(-1, 0, 1))
    .map(([hours, ms]) => new Date(Date.UTC(2026, 0, 1, hours) + ms)),
  fc.date({
    min: new Date("2025-02-01T00:00:00Z"),
    max: new Date("2027-12-31T00:00:00Z"),
    noInvalidDate: true,
  }),
);
