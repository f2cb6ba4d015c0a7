import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { MailOutcome } from "../domain/notices/mail-states.ts";
import type { MailPost, OutgoingMail } from "../world/mail.ts";

type Settings = {
  /** `smtp://user:password@host:587`, `smtps://…:465`; undefined: no mails. */
  url: string | undefined;
  /** `Quayside <quayside@example.com>` */
  from: string;
};

const secondMs = 1_000;

/** Speaks SMTP to the server of the settings, a connection a mail. */
export function openMailPost({ url, from }: Settings): MailPost {
  if (!url)
    return {
      isSetUp: false,
      send: async () => ({
        outcome: "later",
        said: "No mail server is set up.",
      }),
    };
  const server = new URL(url);
  const sender = /([^\s<>]+@([^\s<>]+))/.exec(from) ?? [from, from, "invalid"];
  const envelopeFrom = sender[1] ?? from;
  return {
    isSetUp: true,
    async send(mail) {
      const letter = await compose(mail, from, sender[2] ?? "invalid");
      return deliver(server, letter, { from: envelopeFrom, to: mail.to });
    },
  };
}

const compose = (mail: OutgoingMail, from: string, domain: string) =>
  new MailComposer({
    from,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.id}@${domain}>`,
    headers: {
      // source: RFC 8058, one-click unsubscribing; RFC 3834, no answers from machines
      "List-Unsubscribe": `<${mail.unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

/**
 * One conversation. The letter is read only once the server has asked for it (354): until then a failure took nothing, and
 * from then on silence may mean that it was taken.
 */
function deliver(
  server: URL,
  letter: Buffer,
  { from, to }: { from: string; to: string },
): Promise<MailOutcome> {
  const secure = server.protocol === "smtps:";
  const connection = new SMTPConnection({
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    connectionTimeout: 10 * secondMs,
    greetingTimeout: 10 * secondMs,
    socketTimeout: 30 * secondMs,
  });
  let isLetterBegun = false;
  async function* read() {
    isLetterBegun = true;
    yield letter;
  }
  return new Promise((resolve) => {
    const end = (outcome: MailOutcome) => {
      resolve(outcome);
      connection.close();
    };
    const fail = (error: unknown) => end(outcomeOf(error, isLetterBegun));
    connection.on("error", fail);
    const send = () =>
      connection.send({ from, to: [to] }, Readable.from(read()), (error) =>
        error ? fail(error) : end({ outcome: "sent" }),
      );
    connection.connect((error) => {
      if (error) return fail(error);
      if (!server.username) return send();
      connection.login(
        {
          credentials: {
            user: decodeURIComponent(server.username),
            pass: decodeURIComponent(server.password),
          },
        },
        (refused) => (refused ? fail(refused) : send()),
      );
    });
  });
}

/** What a failure says about the letter. The server's own no is clear; silence after the letter has begun is not. */
export function outcomeOf(error: unknown, isLetterBegun: boolean): MailOutcome {
  const { responseCode, code, message } = (error ?? {}) as {
    /** source: RFC 5321, 4.2.1 */
    responseCode?: number;
    code?: string;
    message?: string;
  };
  const said = String(message ?? error).slice(0, 500);
  // A server that does not let us in refuses us and not the letter: its keeper can mend that.
  if (code === "EAUTH") return { outcome: "later", said };
  if (responseCode !== undefined && responseCode >= 500)
    return { outcome: "refused", said };
  if (responseCode !== undefined && responseCode >= 400)
    return { outcome: "later", said };
  return { outcome: isLetterBegun ? "unknown" : "later", said };
}
