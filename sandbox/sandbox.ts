import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";
import { createTownClock, type SavedClock } from "./clock.ts";
import { createControl } from "./control.ts";
import { type Face, openContext } from "./face.ts";
import { scenarios } from "./scenarios/index.ts";
import type { SandboxSettings } from "./settings.ts";
import { createShopifyFace } from "./shopify/face.ts";
import { createTikTokFace } from "./tiktok/face.ts";

export type Sandbox = {
  origins: { shopify: string; tiktok: string; control: string };
  /** The shops that a client can meet now. */
  shops(): Record<"shopify" | "tiktok", Record<string, string>[]>;
  close(): Promise<void>;
};

const saveEveryMs = 200;

/** Starts the pretend platforms on their ports (0 = any free one) and plants the scenario, or goes on where it was. */
export async function openSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const saved = readState(settings.stateFile);
  const clock = createTownClock();
  if (saved) clock.load(saved.clock);
  let dirty = false;
  const context = openContext({
    seed: settings.seed ?? 1,
    clock,
    changed() {
      dirty = true;
    },
    appOrigin: settings.appOrigin,
  });

  const faces = {
    shopify: createShopifyFace(context, settings.shopify),
    tiktok: createTikTokFace(context, settings.tiktok),
  } satisfies Record<string, Face>;

  const plant = (name: string) => {
    const town = scenarios[name];
    if (!town)
      throw new Error(
        `no scenario is called ${name}; there are: ${Object.keys(scenarios).join(", ")}`,
      );
    for (const face of Object.values(faces)) face.plant(town());
    dirty = true;
  };
  if (saved) {
    faces.shopify.load(saved.shopify);
    faces.tiktok.load(saved.tiktok);
  } else plant(settings.scenario);

  const save = () => {
    if (!dirty || !settings.stateFile) return;
    dirty = false;
    const state = {
      clock: clock.save(),
      shopify: faces.shopify.save(),
      tiktok: faces.tiktok.save(),
    };
    mkdirSync(dirname(settings.stateFile), { recursive: true });
    writeFileSync(`${settings.stateFile}.new`, JSON.stringify(state));
    renameSync(`${settings.stateFile}.new`, settings.stateFile);
  };
  const saver = setInterval(save, saveEveryMs);

  const control = createControl({
    context,
    faces: Object.values(faces),
    plant,
  });
  const listen = (app: Hono, port: number) =>
    openServer(app, settings.host, port);
  const servers = [
    await listen(faces.shopify.app, settings.ports.shopify),
    await listen(faces.tiktok.app, settings.ports.tiktok),
    await listen(control, settings.ports.control),
  ] as const;
  const origin = (i: 0 | 1 | 2) => `http://${settings.host}:${servers[i].port}`;

  return {
    origins: { shopify: origin(0), tiktok: origin(1), control: origin(2) },
    shops: () => ({
      shopify: faces.shopify.shops(),
      tiktok: faces.tiktok.shops(),
    }),
    async close() {
      clearInterval(saver);
      clock.close();
      context.post.close();
      context.close();
      save();
      await Promise.all(servers.map(({ server }) => closeServer(server)));
    },
  };
}

type SavedState = { clock: SavedClock; shopify: unknown; tiktok: unknown };

function readState(file: string | undefined): SavedState | undefined {
  return file && existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as SavedState)
    : undefined;
}

function openServer(
  app: Hono,
  hostname: string,
  port: number,
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, (info) =>
      resolve({ server, port: info.port }),
    );
    server.once("error", reject);
  });
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
