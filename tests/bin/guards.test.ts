import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { allowConsoleErrors } from "../support/console-errors.ts";
import { network, takeStrangers } from "../support/network.ts";

it("refuses the outside world, even when the refusal is swallowed", async () => {
  const errors = allowConsoleErrors();
  await fetch("https://quayside.example/orders").catch(() => {});
  expect(takeStrangers()).toEqual(["GET https://quayside.example/orders"]);
  expect(errors().join()).toContain("quayside.example");
});

it("answers in its place when told to", async () => {
  network.use(
    http.get("https://quayside.example/", () => HttpResponse.text("hello")),
  );
  expect(await (await fetch("https://quayside.example/")).text()).toBe("hello");
});

it("lets loopback pass", async () => {
  const server = createServer((_, response) => response.end("home"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(await answer.text()).toBe("home");
  } finally {
    server.close();
  }
});
