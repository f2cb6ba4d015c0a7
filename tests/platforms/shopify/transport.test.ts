import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { abstractFetch } from "@shopify/shopify-api/runtime";
import { afterEach, expect, test } from "vitest";
import { setTransport } from "#core/platforms/shopify/transport.server.ts";

afterEach(() => setTransport(null));

test("a shop's address is asked at the transport's origin, method and body included", async () => {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push(`${request.method} ${request.url} ${body}`);
    response.end("{}");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;

  setTransport(`http://127.0.0.1:${port}`);
  await abstractFetch(
    "https://quay.myshopify.com/admin/oauth/access_token?a=1",
    {
      method: "POST",
      body: "x",
    },
  );
  server.close();
  expect(asked).toEqual(["POST /shops/quay/admin/oauth/access_token?a=1 x"]);
});

test("with a transport no other host can be reached", async () => {
  setTransport("http://127.0.0.1:1");
  await expect(async () =>
    abstractFetch("https://quay.myshopify.com.example/"),
  ).rejects.toThrow("not a shop's address");
});
