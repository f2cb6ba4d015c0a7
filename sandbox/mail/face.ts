import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A letter that came in, as its reader would see it. */
type SandboxMail = {
  number: number;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  headers: Record<string, string>;
};

/** What the server does with the next letters in place of taking them. */
export const mailFaults = {
  /** 451: come again later. Nothing was taken. */
  busy: "The next letters are put off with 451",
  /** 550: never. Nothing was taken. */
  refuse: "The next letters are refused with 550",
  /** The letter is taken, and the connection cut before a word about it. */
  "hang-up": "The next letters are taken without an answer",
} as const;
export type MailFault = keyof typeof mailFaults;

export type MailFace = {
  /** `smtp://127.0.0.1:4014` */
  origin: string;
  mails(): SandboxMail[];
  clear(): void;
  misbehave(fault: MailFault, times: number): void;
  close(): Promise<void>;
};

/** A mail server that keeps every letter and delivers none. Anybody may send, as on a machine of one's own. */
export async function openMailFace(
  { host, port }: { host: string; port: number },
  now: () => Date,
): Promise<MailFace> {
  const kept: SandboxMail[] = [];
  let number = 0;
  let faults: MailFault[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 500,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const fault = faults.shift();
        if (fault === "busy" || fault === "refuse") {
          const no = new Error(
            fault === "busy" ? "Come again later" : "There is nobody here",
          );
          return callback(
            Object.assign(no, { responseCode: fault === "busy" ? 451 : 550 }),
          );
        }
        const mail = await PostalMime.parse(Buffer.concat(chunks));
        kept.push({
          number: ++number,
          at: now().toISOString(),
          from: mail.from?.address ?? "",
          to: session.envelope.rcptTo.map(({ address }) => address),
          subject: mail.subject ?? "",
          text: mail.text ?? "",
          headers: Object.fromEntries(
            mail.headers.map(({ key, value }) => [key, value]),
          ),
        });
        if (fault === "hang-up") {
          for (const connection of server.connections)
            if (connection.session === session) connection.close();
          return;
        }
        callback();
      });
    },
  });
  // A client that is cut off complains about it; that is what it was done for.
  server.on("error", () => {});
  const taken = await new Promise<number>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
  return {
    origin: `smtp://${host}:${taken}`,
    mails: () => [...kept],
    clear() {
      kept.length = 0;
      faults = [];
    },
    misbehave(fault, times) {
      faults.push(...Array.from({ length: times }, () => fault));
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
