const hour = 3_600_000;

/** REST-style payloads carry the shop's own time zone, not UTC. The town keeps Eastern Standard Time all year. */
export function restTime(iso: string | null): string | null {
  if (iso === null) return null;
  const local = new Date(Date.parse(iso) - 5 * hour).toISOString();
  return local.replace(/\.\d{3}Z$/, "-05:00");
}
