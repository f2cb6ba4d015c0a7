import { expiryLetterDays } from "./assumed.ts";
import type { Platform } from "./platform.ts";
import { sendLetter } from "./webhooks.ts";

const day = 86_400_000;

/** The next midnight of the last month, on which the end is announced; then the end itself. */
function nextMoment(now: number, endsAt: number): number {
  const month = endsAt - expiryLetterDays * day;
  const midnight = Math.floor(Math.max(now, month - 1) / day) * day + day;
  return Math.min(midnight, endsAt);
}

export function remindOfAuthorization(platform: Platform): void {
  const { active, endsAt } = platform.state.authorization;
  if (active)
    platform.agenda.remind(
      nextMoment(platform.now(), endsAt),
      "authorization",
      String(endsAt),
    );
}

/** Webhook 7 at every midnight of the last month; at the end every token dies. */
export function stepAuthorization(platform: Platform, id: string): void {
  const { authorization } = platform.state;
  const { active, endsAt } = authorization;
  // A reminder of an earlier authorization, or of an end that was moved.
  if (!active || id !== String(endsAt)) return;
  if (platform.now() >= endsAt) {
    lapse(platform);
    return;
  }
  if (platform.now() >= endsAt - expiryLetterDays * day)
    sendLetter(platform, 7, {
      message: "The authorization of your app is about to expire",
      expiration_time: String(Math.floor(endsAt / 1000)),
    });
  remindOfAuthorization(platform);
}

function lapse({ state: { authorization }, context }: Platform): void {
  authorization.active = false;
  const past = Math.floor(Date.now() / 1000) - 1;
  for (const token of [
    ...authorization.accessTokens,
    ...authorization.refreshTokens,
  ])
    token.expiresAt = Math.min(token.expiresAt, past);
  context.changed();
}
