import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk } from "./open-desk.ts";
import { beginAt, provenAt, returnTo } from "./sign-in-at.ts";

let desk: Desk;
let door: {
  loader(asked: object): Promise<{ problem: string | null }>;
  action(asked: object): Promise<{ problem: string | null }>;
};
beforeAll(async () => {
  desk = await openDesk();
  door = await import("../../../app/routes/support_.sign-in.tsx");
});
afterAll(() => desk.close());

const asked = (path: string, form?: Record<string, string>) => ({
  request: new Request(`${desk.origin}${path}`, {
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  }),
  params: {},
  context: {},
});

/** The provider's port, without the provider. */
async function standIn(status: number | null): Promise<Server> {
  const { port } = new URL(desk.provider.origin);
  const server = createServer((request, response) =>
    status === null
      ? request.socket.destroy()
      : response
          .writeHead(status, { "Content-Type": "text/plain" })
          .end("away"),
  );
  await new Promise<void>((done) =>
    server.listen(Number(port), "127.0.0.1", () => done()),
  );
  return server;
}
const gone = (server: Server) =>
  new Promise<void>((done) => server.close(() => done()));

test("a provider that is away lets nobody in, and the page says that it is the provider", async () => {
  const going = [await beginAt(desk.origin), await beginAt(desk.origin)];
  const [first, second] = await Promise.all(
    going.map(async ({ url, cookie }) => ({
      back: await provenAt(url, "rita"),
      cookie,
    })),
  );
  if (!first || !second) throw new Error("two have begun");
  await desk.provider.close();

  // It went away between the two halves of a sign-in: hung up on, then a fault of its own.
  for (const [{ back, cookie }, status] of [
    [first, null],
    [second, 503],
  ] as const) {
    const away = await standIn(status);
    const turned = await returnTo(back, cookie);
    await gone(away);
    const to = turned.headers.get("Location") ?? "";
    expect(to).toBe("/support/sign-in?why=unreached");
    expect(await door.loader(asked(to))).toMatchObject({
      problem: "unreached",
    });
  }
  expect(
    await desk.world.prisma.staffAct.count({ where: { kind: "sign-in" } }),
  ).toBe(0);
});
