import { type EndpointKey, endpoints, type Pace } from "./endpoints.ts";

/** Requests a second for one app, shop and endpoint. */
type Speed = { start: number; most: number };

/**
 * Where we start, and how far we go while the platform does not object. The official statements disagree: 50 a second
 * for each API of an app and shop (December 2025), and dynamic limits with these figures as a start (May 2026).
 *
 * Source: TikTok Shop Partner Center, page "Rate limits".
 */
const speeds: Record<Pace, Speed> = {
  light: { start: 20, most: 50 },
  read: { start: 10, most: 50 },
  write: { start: 3, most: 50 },
  heavy: { start: 1, most: 10 },
};

/** Fulfilled by TikTok has a guide of its own: 10 a second for a shop. */
const mostOfNetwork = 10;

/** Requests a second by kind of call or by endpoint, as an operator has set them: neither start nor end moves then. */
export type PaceSettings = Readonly<Record<string, number>>;

export function speedOf(
  endpoint: EndpointKey,
  settings: PaceSettings = {},
): Speed {
  const { pace, path } = endpoints[endpoint];
  const set = settings[endpoint] ?? settings[pace];
  if (set !== undefined) return { start: set, most: set };
  const { start, most } = speeds[pace];
  return path.startsWith("/fbt/")
    ? { start: Math.min(start, mostOfNetwork), most: mostOfNetwork }
    : { start, most };
}

/** Whether a setting of this name means anything. */
export const isPaceName = (name: string): boolean =>
  Object.hasOwn(speeds, name) || Object.hasOwn(endpoints, name);
