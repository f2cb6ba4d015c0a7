import { setupServer } from "msw/node";

/** Answers in the place of the outside world: `network.use(http.get(...))`. What nobody answers fails the test. */
export const network = setupServer();

const strangers: string[] = [];
const homely = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Lets this file's tests reach a live test shop, whose keys somebody has given. */
export function letThrough(hostname: string): void {
  homely.add(hostname);
}

/** Lets loopback pass and refuses everything else, also when the code under test swallows the refusal. */
export function guardNetwork(): void {
  network.listen({
    onUnhandledFrame({ frame, defaults }) {
      const request = requestOf(frame.data);
      if (homely.has(new URL(request.url).hostname)) return;
      strangers.push(`${request.method} ${request.url}`);
      defaults.error();
    },
  });
}

/** The requests that left for the outside world since the last call. */
export function takeStrangers(): string[] {
  return strangers.splice(0);
}

/** A frame is an HTTP request or a WebSocket connection. */
function requestOf(data: unknown): { method: string; url: string } {
  const { request, connection } = data as {
    request?: Request;
    connection?: { client: { url: URL } };
  };
  if (request) return request;
  return { method: "CONNECT", url: String(connection?.client.url) };
}
