import { betweenMailsMs, mailsDue } from "./mails-due.ts";
import type { NoticeKind } from "./notice-kinds.ts";
import type { NoticeRule } from "./notice-rule.ts";

/** A notice of the past: when it stood. */
export type PastNotice = {
  id: string;
  kind: NoticeKind;
  openedAt: Date;
  resolvedAt: Date | null;
};

export type ReplayedMails = { now: number; daily: number; inApp: number };

/** The mails that one reader would have got under a rule, by the very function that decides about real ones. */
export function replayMails(
  notices: PastNotice[],
  rule: NoticeRule,
  { from, until }: { from: Date; until: Date },
): ReplayedMails {
  const mailed = new Set<string>();
  const last: { nowAt: Date | null; day: string | null } = {
    nowAt: null,
    day: null,
  };
  const counts: ReplayedMails = {
    now: 0,
    daily: 0,
    inApp: notices.filter(({ kind }) => rule.kinds[kind].inApp).length,
  };
  for (
    let at = from;
    at <= until;
    at = new Date(at.getTime() + betweenMailsMs)
  ) {
    const stands = notices.filter(
      ({ id, openedAt, resolvedAt }) =>
        !mailed.has(id) && openedAt <= at && (!resolvedAt || resolvedAt > at),
    );
    if (stands.length === 0) continue;
    for (const { timing, key, noticeIds } of mailsDue(stands, rule, last, at)) {
      counts[timing]++;
      for (const id of noticeIds) mailed.add(id);
      if (timing === "now") last.nowAt = at;
      else last.day = key.slice("daily:".length);
    }
  }
  return counts;
}
