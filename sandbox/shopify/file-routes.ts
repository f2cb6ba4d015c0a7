import { Hono } from "hono";
import { type FileStore, streamOf } from "./files.ts";

/** Where staged uploads go, and where results of bulk operations lie: Shopify's storage, not its API. */
export function createFileRoutes(files: FileStore): Hono {
  const routes = new Hono();

  routes.get("/bulk-results/:key", (c) => {
    const file = files.get(`bulk-results/${c.req.param("key")}`);
    if (!file) return c.text("NoSuchKey", 404);
    return c.body(streamOf(file), 200, {
      "Content-Type": file.contentType,
      "Content-Length": String(file.size),
    });
  });

  /** A form with the target's parameters, in any order, and the file as its last field. */
  routes.post("/uploads", async (c) => {
    const form = await c.req.formData();
    const key = form.get("key");
    const file = form.get("file");
    if (typeof key !== "string" || !(file instanceof Blob))
      return c.text("<Error><Code>InvalidArgument</Code></Error>", 400);
    const type = form.get("Content-Type");
    files.put(key, await chunksOf(file), String(type ?? file.type));
    return form.get("success_action_status") === "201"
      ? c.body(
          `<?xml version="1.0" encoding="UTF-8"?><PostResponse><Key>${key}</Key></PostResponse>`,
          201,
        )
      : c.body(null, 204);
  });

  routes.put("/uploads/*", async (c) => {
    const key = decodeURIComponent(c.req.path.slice("/uploads/".length));
    const body = new Uint8Array(await c.req.arrayBuffer());
    files.put(key, [body], c.req.header("content-type") ?? "");
    return c.body(null, 200);
  });

  routes.get("/uploads/*", (c) => {
    const key = decodeURIComponent(c.req.path.slice("/uploads/".length));
    const file = files.get(key);
    if (!file) return c.text("NoSuchKey", 404);
    return c.body(streamOf(file), 200, { "Content-Type": file.contentType });
  });
  return routes;
}

async function chunksOf(file: Blob): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read())
    chunks.push(next.value);
  return chunks;
}
