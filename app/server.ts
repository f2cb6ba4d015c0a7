import { join } from "node:path";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { callbackDoors } from "./doors/callbacks.server.ts";
import { boardPath, queueBoard } from "./doors/queue-board.server.ts";
import { stopOnSignal } from "./doors/stop-on-signal.ts";
import { webhookDoor } from "./doors/webhooks.server.ts";
import { env, world } from "./world.server.ts";

// For the pages' forms: a choice of 500 variants is 20 kB. The API caps its own bodies, to answer in JSON.
const largestForm = 256 * 1024;
const built = new URL("../build/", import.meta.url);
const client = join(built.pathname, "client");

const app = new Hono();

app.get("/healthz", async (c) => {
  try {
    await world.prisma.$queryRaw`SELECT 1`;
    return c.text("ok");
  } catch {
    return c.text("the database does not answer", 503);
  }
});

// Raw doors, in front of Remix: an answer here costs one row and nothing else.
const shopify = webhookDoor(world, "shopify");
const callbacks = callbackDoors(world);
const service = "/fulfillment-service/:token";
app.post("/webhooks/shopify", shopify);
app.post("/webhooks/tiktok", webhookDoor(world, "tiktok"));
app.post(`${service}/fulfillment_order_notification`, shopify);
for (const suffix of ["", ".json"]) {
  app.get(`${service}/fetch_stock${suffix}`, callbacks.fetchStock);
  app.get(
    `${service}/fetch_tracking_numbers${suffix}`,
    callbacks.fetchTrackingNumbers,
  );
}

app.route(boardPath, queueBoard(world));

// File names under /assets carry a hash of their content.
app.use("/assets/*", async (c, next) => {
  await next();
  if (c.res.ok)
    c.header("Cache-Control", "public, max-age=31536000, immutable");
});
app.use("/*", serveStatic({ root: client }));

// Blocks on Shopify's own pages ask from Shopify's address. The token in the request says who asks; no cookie is read.
app.use(
  "/api/*",
  cors({
    origin: "*",
    allowMethods: ["GET", "POST"],
    allowHeaders: ["Authorization", "Content-Type"],
  }),
);

const build = (await import(
  new URL("server/index.js", built).href
)) as ServerBuild;
const handle = createRequestHandler(build, "production");
for (const pages of ["/app/*", "/support/*"])
  app.use(pages, bodyLimit({ maxSize: largestForm }));
app.all("*", (c) => handle(c.req.raw));

const server = serve(
  { fetch: app.fetch, port: env.PORT, hostname: env.HOST },
  ({ port }) => console.log(`web ready on http://${env.HOST}:${port}`),
);
stopOnSignal(server, () => world.close());
