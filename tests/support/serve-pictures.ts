import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { png } from "../sandbox/tiktok/support/listing.ts";

/** Serves pictures of a merchant, at addresses such as `…/800x600.png`; anything else is a text. */
export async function servePictures() {
  const server = createServer(({ url = "" }, response) => {
    const [, width, height] = /(\d+)x(\d+)\.png$/.exec(url) ?? [];
    if (!width || !height) {
      response.writeHead(200, { "content-type": "text/html" });
      response.end("<p>No picture.</p>");
      return;
    }
    response.writeHead(200, { "content-type": "image/png" });
    response.end(png(Number(width), Number(height)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A test that ends does not wait for it.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    at: (name: string) => `http://127.0.0.1:${port}/${name}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
