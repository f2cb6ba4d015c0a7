import { createServer, type Server } from "node:http";
import type Provider from "oidc-provider";
import { members } from "./members.ts";
import { createStaffProvider, type StaffClient } from "./provider.ts";
import { signInPage } from "./sign-in-page.ts";

export type StaffFace = { origin: string; close(): Promise<void> };

const largestForm = 4_096;

/** Opens the provider of the staff's sign-ins on a port of its own (0 = any free one). */
export async function openStaffFace(
  { host, port }: { host: string; port: number },
  client: StaffClient,
): Promise<StaffFace> {
  let answer: ReturnType<Provider["callback"]> | undefined;
  const server = createServer((request, response) => {
    void answer?.(request, response);
  });
  const origin = `http://${host}:${await listen(server, port, host)}`;
  const provider = await createStaffProvider(origin, client);
  const callback = provider.callback();
  answer = async (request, response) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? "")?.[1];
    if (!uid) return callback(request, response);
    try {
      if (request.method === "POST") {
        const member = (await formOf(request)).get("member");
        await provider.interactionFinished(request, response, {
          login: { accountId: member ?? "" },
        });
        return;
      }
      await provider.interactionDetails(request, response);
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.end(signInPage(uid, members));
    } catch (error) {
      response.statusCode = 400;
      response.end(`This sign-in is over: ${String(error)}`);
    }
  };
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

async function formOf(
  request: AsyncIterable<unknown>,
): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestForm) break;
  }
  return new URLSearchParams(text);
}
