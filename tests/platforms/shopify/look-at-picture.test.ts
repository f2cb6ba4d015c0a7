import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lookAtPicture } from "#core/platforms/shopify/client/look-at-picture.server.ts";
import { png } from "../../sandbox/tiktok/support/listing.ts";

const whole = 5_000_000;
const ranges: unknown[] = [];
const server = createServer(({ url = "", headers }, response) => {
  ranges.push(headers.range);
  if (url === "/gone.png") response.writeHead(404).end();
  else if (url === "/away.png") response.writeHead(503).end();
  else if (url === "/cut.png") response.destroy();
  else if (url === "/page.html")
    response
      .writeHead(200, { "content-type": "text/html; charset=utf-8" })
      .end("<p>No.</p>");
  else if (url === "/part.png")
    response
      .writeHead(206, {
        "content-type": "image/png",
        "content-range": `bytes 0-262143/${whole}`,
      })
      .end(png(1200, 900));
  else {
    // A server that knows no ranges sends all of it, and here never comes to its end.
    response.writeHead(200, {
      "content-type": "IMAGE/PNG",
      "content-length": String(whole),
    });
    response.write(png(640, 480));
    response.write(new Uint8Array(300_000));
  }
});
let at: (name: string) => string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  at = (name) => `http://127.0.0.1:${port}/${name}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
const look = (name: string) => lookAtPicture(at(name), { takesPlain: true });

test("what a picture is, how large and how heavy, is told by its first bytes", async () => {
  expect(await look("part.png")).toEqual({
    contentType: "image/png",
    bytes: whole,
    width: 1200,
    height: 900,
  });
  expect(ranges.at(-1)).toBe("bytes=0-262143");
});

test("no more than these is read of a server that sends everything", async () => {
  expect(await look("endless.png")).toEqual({
    contentType: "image/png",
    bytes: whole,
    width: 640,
    height: 480,
  });
});

test("what is no picture has a type and no size", async () => {
  expect(await look("page.html")).toEqual({
    contentType: "text/html",
    bytes: null,
  });
});

test("what is gone is told, what is away for now is not judged", async () => {
  expect(await look("gone.png")).toEqual({ refusedWith: 404 });
  expect(await look("away.png")).toBeNull();
  expect(await look("cut.png")).toBeNull();
});

test("nobody but a pretended store has pictures at plain addresses", async () => {
  const asked = ranges.length;
  expect(await lookAtPicture(at("part.png"), { takesPlain: false })).toBeNull();
  expect(
    await lookAtPicture("file:///etc/hosts", { takesPlain: true }),
  ).toBeNull();
  expect(ranges).toHaveLength(asked);
});
