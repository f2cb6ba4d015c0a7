import { createServer, connect as dial, type Socket } from "node:net";

export type CountedDatabase = {
  url: string;
  /** Statements carried out since the start, transactions' own included. */
  statements(): number;
  close(): Promise<void>;
};

const typeAndLength = 5;
/** The first message of a connection has no type: only its length. */
const lengthOnly = 4;
/** `Q`: a plain query; `E`: a prepared one is carried out. source: PostgreSQL's protocol, "Message Formats" */
const carriesOut = new Set(["Q", "E"].map((sign) => sign.charCodeAt(0)));

/** Stands between a program and its database and counts what it asks: no log to read, and nothing of ours to change. */
export async function countStatements(
  databaseUrl: string,
): Promise<CountedDatabase> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let statements = 0;
  const server = createServer((client) => {
    const database = dial(Number(target.port), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    const read = messageReader((type) => {
      if (carriesOut.has(type)) statements++;
    });
    client.on("data", (bytes) => {
      read(bytes);
      database.write(bytes);
    });
    database.on("data", (bytes) => client.write(bytes));
  });
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve()),
  );
  const address = server.address();
  if (!address || typeof address === "string")
    throw new Error("the counter has no port");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    statements: () => statements,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Calls with the type of each message, however its bytes are cut up. */
function messageReader(seen: (type: number) => void): (bytes: Buffer) => void {
  let kept = Buffer.alloc(0);
  let isFirst = true;
  return (bytes) => {
    kept = Buffer.concat([kept, bytes]);
    for (;;) {
      const head = isFirst ? lengthOnly : typeAndLength;
      if (kept.length < head) return;
      const whole = kept.readInt32BE(head - lengthOnly) + head - lengthOnly;
      if (kept.length < whole) return;
      if (!isFirst) seen(kept[0] ?? 0);
      isFirst = false;
      kept = kept.subarray(whole);
    }
  };
}
