import type { MailOutcome } from "../domain/notices/mail-states.ts";

export type OutgoingMail = {
  /** Ours; the same mail has the same Message-ID, should it ever arrive twice. */
  id: string;
  to: string;
  subject: string;
  text: string;
  /** Takes a POST as well as a click. */
  unsubscribeUrl: string;
};

/** The way to a mail server. */
export interface MailPost {
  /** Whether there is one; nothing is planned for it otherwise. */
  isSetUp: boolean;
  /** Tries once. Never throws: what cannot be told from a delivery is `unknown`. */
  send(mail: OutgoingMail): Promise<MailOutcome>;
}
