import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";
import { createTownClock } from "./clock.ts";
import { createControl } from "./control.ts";
import { type Face, openContext } from "./face.ts";
import { openMailFace } from "./mail/face.ts";
import { drawersOf } from "./memory/drawer.ts";
import { type Memory, openMemory } from "./memory/memory.ts";
import { type Recalled, recall, tooOld } from "./memory/recall.ts";
import { scenarios } from "./scenarios/index.ts";
import type { SandboxSettings } from "./settings.ts";
import { createShopifyFace } from "./shopify/face.ts";
import { openStaffFace } from "./staff/face.ts";
import { createTikTokFace } from "./tiktok/face.ts";

export type Sandbox = {
  origins: {
    shopify: string;
    tiktok: string;
    control: string;
    /** The mail server, where there is one. */
    mail: string | null;
    /** The issuer of the staff's sign-ins, where there is one. */
    staff: string | null;
  };
  /** The shops that a client can meet now. */
  shops(): Record<"shopify" | "tiktok", Record<string, string>[]>;
  close(): Promise<void>;
};

/** Starts the pretend platforms on their ports (0 = any free one) and plants the scenario, or goes on where it was. */
export async function openSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const { stateFile } = settings;
  const recalled = stateFile ? await recall(stateFile) : undefined;
  const clock = createTownClock();
  let memory: Memory | undefined;
  const context = openContext({
    seed: settings.seed ?? 1,
    clock,
    changed: () => memory?.changed(),
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
    context.changed();
  };
  if (stateFile && recalled) {
    clock.load(recalled.clock);
    await goOn(stateFile, recalled, Object.values(faces));
  } else plant(settings.scenario);
  if (stateFile)
    memory = await openMemory(
      stateFile,
      {
        chests: () => Object.values(faces).flatMap((face) => face.chests()),
        clock: clock.save,
      },
      recalled,
    );

  const mail = settings.mail
    ? await openMailFace(
        { host: settings.host, port: settings.mail.port },
        () => new Date(clock.now()),
      )
    : null;
  const control = createControl({
    mail,
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
  const staff = settings.staff
    ? await openStaffFace(
        { host: settings.host, port: settings.staff.port },
        {
          ...settings.staff,
          redirectUri: `${settings.appOrigin}/support/callback`,
        },
      )
    : null;

  return {
    origins: {
      shopify: origin(0),
      tiktok: origin(1),
      control: origin(2),
      mail: mail?.origin ?? null,
      staff: staff?.origin ?? null,
    },
    shops: () => ({
      shopify: faces.shopify.shops(),
      tiktok: faces.tiktok.shops(),
    }),
    async close() {
      clock.close();
      context.post.close();
      context.close();
      await Promise.all(servers.map(({ server }) => closeServer(server)));
      await staff?.close();
      await mail?.close();
      await memory?.close();
    },
  };
}

/** @throws Error that says what to delete, where a face cannot make sense of what was kept. */
async function goOn(
  path: string,
  { state }: Recalled,
  faces: Face[],
): Promise<void> {
  for (const face of faces)
    try {
      await face.load(state[face.platform]);
    } catch (error) {
      const why = error instanceof Error ? error.message : error;
      throw new Error(tooOld(path, `holds what it cannot read (${why})`));
    }
  // Nothing of what was read is news.
  for (const face of faces)
    for (const chest of face.chests())
      for (const [, { touched }] of drawersOf(chest.object)) touched.clear();
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
