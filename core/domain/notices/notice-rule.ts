import {
  type MailTiming,
  type NoticeKind,
  noticeKindNames,
  noticeKinds,
} from "./notice-kinds.ts";

/** What a shop wants to be told, and how. */
export type NoticeRule = {
  kinds: Record<NoticeKind, { inApp: boolean; mail: MailTiming }>;
  /** The full hour of the daily mail, 0 to 23, where the merchant is. */
  dailyAt: number;
  /** A name of the IANA list, e.g. `America/New_York`. */
  timeZone: string;
  /** Full hours between which nothing but the daily mail goes out; null: none. It may reach past midnight. */
  quiet: { from: number; until: number } | null;
};

/** Whom the shop has told by e-mail. */
export type Addressee = { address: string; language: MailLanguage };

/** Languages that mails are written in. */
export const mailLanguages = ["en", "es"] as const;
export type MailLanguage = (typeof mailLanguages)[number];

/** So many addresses a shop may name. */
export const mostAddressees = 10;

/** A shop's rule as it was stored; what it never said is the default. */
export function noticeRuleOf(stored: Partial<NoticeRule>): NoticeRule {
  const kinds = noticeKindNames.map((kind) => [
    kind,
    { inApp: true, mail: noticeKinds[kind].mail, ...stored.kinds?.[kind] },
  ]);
  return {
    kinds: Object.fromEntries(kinds) as NoticeRule["kinds"],
    dailyAt: stored.dailyAt ?? 8,
    timeZone: stored.timeZone ?? "America/New_York",
    quiet: stored.quiet ?? null,
  };
}
