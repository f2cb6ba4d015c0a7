import { localTime } from "./local-time.ts";
import type { NoticeKind } from "./notice-kinds.ts";
import type { NoticeRule } from "./notice-rule.ts";

const minuteMs = 60_000;
/** What comes within this time of a mail waits for the next: five hundred questions are a few mails and not five hundred. */
export const betweenMailsMs = 15 * minuteMs;

export type DueMail = {
  timing: "now" | "daily";
  /** Names the mail among those of one recipient: it is planned once. */
  key: string;
  noticeIds: string[];
};

/**
 * The mails that one recipient is due now, of what stands and he was not written of. Quiet hours hold back all but the
 * daily mail, whose hour the merchant chose himself.
 * @param last when he was last written to at once, and the day of his last daily mail.
 */
export function mailsDue(
  unmailed: { id: string; kind: NoticeKind }[],
  rule: NoticeRule,
  last: { nowAt: Date | null; day: string | null },
  now: Date,
): DueMail[] {
  const { day, hour } = localTime(now, rule.timeZone);
  const of = (timing: "now" | "daily") =>
    unmailed.filter(({ kind }) => rule.kinds[kind].mail === timing);
  const mails: DueMail[] = [];
  const pressing = of("now").map(({ id }) => id);
  const rested =
    !last.nowAt || now.getTime() - last.nowAt.getTime() >= betweenMailsMs;
  if (pressing.length > 0 && rested && !isQuiet(rule.quiet, hour))
    mails.push({
      timing: "now",
      key: `now:${now.toISOString()}`,
      noticeIds: pressing,
    });
  const rest = of("daily").map(({ id }) => id);
  if (rest.length > 0 && hour >= rule.dailyAt && last.day !== day)
    mails.push({ timing: "daily", key: `daily:${day}`, noticeIds: rest });
  return mails;
}

/** `from` 22 `until` 7 is the night. */
function isQuiet(quiet: NoticeRule["quiet"], hour: number): boolean {
  if (!quiet || quiet.from === quiet.until) return false;
  return quiet.from < quiet.until
    ? hour >= quiet.from && hour < quiet.until
    : hour >= quiet.from || hour < quiet.until;
}
