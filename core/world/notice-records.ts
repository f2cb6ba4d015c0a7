import type { MailState } from "../domain/notices/mail-states.ts";
import type { DueMail } from "../domain/notices/mails-due.ts";
import type { Matter, NoticeKind } from "../domain/notices/notice-kinds.ts";
import type {
  Addressee,
  MailLanguage,
  NoticeRule,
} from "../domain/notices/notice-rule.ts";
import type { WrittenNotice } from "../domain/notices/write-mail.ts";

export type RecipientRow = Addressee & {
  id: string;
  /** When he was last written to at once, and the day of his last daily mail. */
  last: { nowAt: Date | null; day: string | null };
};

/** A mail whose turn has come, with what still stands of what it is about. */
export type TakenMail = {
  id: string;
  timing: "now" | "daily";
  attempts: number;
  to: string;
  language: MailLanguage;
  unsubscribeToken: string;
  notices: WrittenNotice[];
};

/** What a merchant is told, and the mails that tell it. */
export interface NoticeRecords {
  noticeRule(): Promise<NoticeRule>;
  saveNoticeRule(rule: NoticeRule): Promise<void>;
  addressees(): Promise<Addressee[]>;
  /**
   * Who is not among them is taken off. Who unsubscribed gets mails again only where he is named anew: not where he was
   * among those that were `drawn`, which somebody saw before he left.
   */
  saveAddressees(
    addressees: Addressee[],
    drawn: readonly string[],
    at: Date,
  ): Promise<void>;
  /** All that a merchant should know of now. */
  standingMatters(now: Date): Promise<Matter[]>;
  /** Opens what is new, resolves what is over. @returns how many of each. */
  keepNotices(
    matters: Matter[],
    now: Date,
  ): Promise<{ opened: number; resolved: number }>;
  /** Those who have not unsubscribed. */
  recipients(): Promise<RecipientRow[]>;
  unmailedNotices(
    recipientId: string,
  ): Promise<{ id: string; kind: NoticeKind }[]>;
  /** A mail of the same key is planned once. */
  planMail(recipientId: string, mail: DueMail, at: Date): Promise<void>;
  /** Mails that somebody began to send and left so: nobody knows whether they arrived. @returns how many. */
  giveUpHungMails(before: Date, at: Date): Promise<number>;
  /** The next mail that is due, marked as being sent before anybody speaks to a mail server. */
  takeMail(now: Date): Promise<TakenMail | null>;
  endMail(
    mailId: string,
    end: {
      state: Exclude<MailState, "sending">;
      said: string | null;
      at: Date;
      dueAt?: Date;
    },
  ): Promise<void>;
}
