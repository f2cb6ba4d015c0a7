/**
 * The life of an e-mail. SMTP knows no key by which a second delivery is told from the first: what was begun and got no
 * answer may have arrived, so it is `unknown` and never sent again (law E1). `planned` again only after a clear no.
 */
export const mailSteps = {
  planned: ["sending", "retired"],
  sending: ["sent", "planned", "refused", "unknown"],
  sent: [],
  refused: [],
  unknown: [],
  /** Nothing of it stood any more, or nobody is there to read it. */
  retired: [],
} as const satisfies Record<string, readonly string[]>;

export type MailState = keyof typeof mailSteps;

/** What a mail server's answer makes of a mail. */
export type MailOutcome =
  | { outcome: "sent" }
  /** It said no for now, or was not there: nothing was taken. */
  | { outcome: "later"; said: string }
  /** It will never take it. */
  | { outcome: "refused"; said: string }
  /** The connection broke after the letter had begun: nobody knows. */
  | { outcome: "unknown"; said: string };

const minuteMs = 60_000;
const mostAttempts = 12;

/** How long a mail waits after so many clear nos; null when enough were made. */
export const mailPatience = (attempts: number): number | null =>
  attempts >= mostAttempts
    ? null
    : Math.min(minuteMs * 2 ** (attempts - 1), 60 * minuteMs);

/** Whoever sends it has died by then: a send takes less than a minute. */
export const hungAfterMs = 5 * minuteMs;
