import { randomBytes } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { catalog, type ErrorCode } from "#core/errors/catalog.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { sweepJournal } from "#core/flows/sweep-journal.ts";
import { asId, type ShopId } from "#core/kit/ids.ts";
import { readEnv } from "#core/wiring/env.ts";
import { forgiving } from "#core/wiring/forgiving-bell.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";
import {
  type JobName,
  type JobPayload,
  jobs,
  type ShopJobName,
} from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";
import type { FaultWish } from "#sandbox/faults/fault.ts";
import { openSandbox } from "#sandbox/sandbox.ts";
import { handlers } from "#worker/handlers/handlers.ts";
import { webhookDoor } from "../../app/doors/webhooks.server.ts";
import { openControl, shopHandle } from "../stories/main-job/control.ts";
import { askAnew, cloneDatabase, type TestDatabase } from "./database.ts";
import { fetchAnew } from "./fetch-anew.ts";
import { type App, grantShopify, grantTikTok } from "./grants.ts";
import { createHandBell } from "./hand-bell.ts";
import { tellWhereItHangs } from "./what-goes-on.ts";
import { type PortMethod, setTrap } from "./worker-trap.ts";

const keys = {
  shopify: { apiKey: "key-of-the-app", apiSecret: "shpss_0123456789abcdef" },
  tiktok: { appKey: "29a39d", appSecret: "e59af819cc", serviceId: "7390001" },
};
export const shopDomain = `${shopHandle}.myshopify.com`;

/** More jobs than any test has use for: bells that ring each other would ring for ever. */
const mostJobs = 2_000;
/** How long the server may take to end a transaction that is cut off. */
const cutOffWithinMs = 20_000;
const silentLooks = 5;
/** How far `settle` lets time pass for work that waits for another try. */
const patienceMs = 20_000;
/** How long it waits in truth for what a platform wants slower: requests are counted by the real clock, which no leap moves. */
const realPatienceMs = 15_000;

/**
 * A town in one process: a database of its own, the pretend platforms over HTTP, the webhook doors, and the worker's
 * handlers answered by hand. Time does not pass by itself for waiting work: `settle` moves the clock on. What a town needs
 * to go on where one that is kept has stopped can be given (`keep-town.ts`).
 */
export async function openSmallTown({
  scenario = "calm-day",
  ports = { app: 0, shopify: 0, tiktok: 0, control: 0 },
  stateFile = undefined as string | undefined,
  database: given = undefined as TestDatabase | undefined,
  credentialKeys = `k1:${randomBytes(32).toString("base64")}`,
  shopId = asId("") as ShopId,
  ahead = 0,
} = {}) {
  const doors = new Hono();
  const [database, web] = await Promise.all([
    given ?? cloneDatabase(),
    listen(doors, ports.app),
  ]);
  const sandbox = await openSandbox({
    host: "127.0.0.1",
    ports,
    stateFile,
    scenario,
    appOrigin: web.origin,
    shopify: keys.shopify,
    tiktok: keys.tiktok,
    mail: { port: 0 },
  });
  const { shopify, tiktok, control } = sandbox.origins;
  const made = makeWorld(
    readEnv({
      DATABASE_URL: database.url,
      APP_ORIGIN: web.origin,
      SHOPIFY_API_KEY: keys.shopify.apiKey,
      SHOPIFY_API_SECRET: keys.shopify.apiSecret,
      SHOPIFY_TRANSPORT_ORIGIN: shopify,
      TIKTOK_APP_KEY: keys.tiktok.appKey,
      TIKTOK_APP_SECRET: keys.tiktok.appSecret,
      TIKTOK_SERVICE_ID: keys.tiktok.serviceId,
      TIKTOK_API_ORIGIN: tiktok,
      TIKTOK_AUTH_ORIGIN: tiktok,
      TIKTOK_CONSENT_URL: `${tiktok}/open/authorize`,
      CREDENTIAL_KEYS: credentialKeys,
      // The town's clock leaps over waits; turns at the platforms are kept by the real one.
      TIKTOK_PACES: "light=45,read=45,write=45,heavy=45",
      SMTP_URL: sandbox.origins.mail ?? undefined,
      LOG_LEVEL: "silent",
    }),
    "worker",
  );

  const now = () => Date.now() + ahead;
  const bell = createHandBell(now);
  const log: { level: string; message: string; fields: object }[] = [];
  const say = (level: string) => (fields: object, message: string) =>
    void log.push({ level, message, fields });
  const world = {
    ...made,
    clock: { now: () => new Date(now()) },
    log: { info: say("info"), warn: say("warn"), error: say("error") },
    bell: forgiving(bell, { warn: say("warn") }),
  } satisfies World;
  for (const platform of ["shopify", "tiktok"] as const)
    doors.post(`/webhooks/${platform}`, webhookDoor(world, platform));
  doors.post("/fulfillment-service/*", webhookDoor(world, "shopify"));

  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetchAnew(`${control}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    // biome-ignore lint/suspicious/noExplicitAny: tests read single facts out of it.
    return JSON.parse(text) as any;
  };
  const platforms = openControl(control);
  // A letter that a busy machine has not answered in time is sent again before anybody loses patience.
  await platforms.weather({ retryScale: 1 / 600 });
  const deliver = async () => {
    about = { what: "delivery", since: Date.now() };
    while ((await platforms.post()).underWay > 0)
      await new Promise((resolve) => setTimeout(resolve, 2));
    about = undefined;
  };
  const tell = async () => {
    const { letters } = await ask("GET", "/post-office/letters?state=waiting");
    const rows = await Promise.all(
      [
        `SELECT state, wait_event, now() - state_change AS since, left(query, 200) AS query FROM pg_stat_activity
         WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()`,
        `SELECT kind, subject, state, attempts, due_at, error_code FROM effect WHERE state IN ('planned', 'sent', 'unknown') LIMIT 20`,
        `SELECT topic, delivery_id, attempts, due_at, note FROM journal_entry WHERE planned_at IS NULL LIMIT 20`,
      ].map((sql) => askAnew(database.url, sql)),
    );
    return [
      `${worked} jobs; now ${about ? `${about.what} for ${Date.now() - about.since} ms` : "nothing of its own"}`,
      ...[...letters, ...rows.flat(), ...log.slice(-20)].map((one) =>
        JSON.stringify(one).slice(0, 600),
      ),
    ].join("\n");
  };
  const untold = tellWhereItHangs(tell);
  const silent = async () => {
    const rows = await made.prisma.$queryRaw<{ session: string }[]>`
      SELECT pid || ' ' || state_change AS session FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
    return new Set(rows.map(({ session }) => session));
  };
  const cutOff = async () => {
    // A transaction at work may be waiting for its process as well, but never for several turns on end.
    let still = await silent();
    for (let look = 0; look < silentLooks; look++) {
      await nextTurn();
      const now = await silent();
      still = new Set([...still].filter((session) => now.has(session)));
    }
    await made.prisma.$queryRaw`
      SELECT pg_terminate_backend(pid, ${cutOffWithinMs}::bigint)::text FROM pg_stat_activity
      WHERE pid || ' ' || state_change = ANY(${[...still]})`;
    // The pool hears of it in its next turn, before it lends such a connection to anybody.
    await nextTurn();
    await nextTurn();
  };
  const trap = setTrap(world, cutOff, () => bell.lose());
  let worked = 0;
  const cutShort = new Set<string>();
  /** What the queue does with a job that the database broke off: it is tried again, as often as its kind may be. */
  const brokenOff = new Map<string, number>();
  const tryAgain = async (job: ShopJobName, shopId: string, error: unknown) => {
    const isInterruption =
      error instanceof SyncError && error.code === "database_interrupted";
    const key = `${job} ${shopId}`;
    const tries = (brokenOff.get(key) ?? 0) + 1;
    if (!isInterruption || tries >= jobs[job].attempts) throw error;
    brokenOff.set(key, tries);
    await bell.ring(job, shopId);
    return false;
  };
  /** What the town is about, and since when. */
  let about: { what: string; since: number } | undefined;
  const work = async (only?: ShopJobName) => {
    for (let ring = bell.take(only); ring; ring = bell.take(only)) {
      if (++worked > mostJobs) throw new Error("the bells never rest");
      const { job, shopId } = ring;
      about = { what: job, since: Date.now() };
      const isGone = await trap
        .work(async (own) => {
          await answer(own, job, { shopId });
          brokenOff.delete(`${job} ${shopId}`);
        })
        .catch((error: unknown) => tryAgain(job, shopId, error));
      about = undefined;
      // What the next worker does first.
      if (!isGone) continue;
      cutShort.add(shopId);
      await sweepJournal(world);
    }
  };

  /** Whether something waits because a platform wanted it slower. */
  const isSlowedDown = async () => {
    const code = "platform_throttled" satisfies ErrorCode;
    const entries = { plannedAt: null, note: catalog[code].title };
    const effects = { endedAt: null, errorCode: code };
    return (
      (await made.prisma.journalEntry.count({ where: entries })) +
        (await made.prisma.effect.count({ where: effects })) >
      0
    );
  };
  const app: App = { world, shopifyOrigin: shopify, keys: keys.shopify };
  const town = {
    world,
    /** What a store is let into. */
    app,
    prisma: made.prisma,
    database,
    bell,
    log,
    origins: { app: web.origin, shopify, tiktok, control },
    control: platforms,
    ask,
    shopId,
    handle: shopHandle,
    tiktokShopId: sandbox.shops().tiktok[0]?.id ?? "",
    /** How far our clock has leapt ahead, in milliseconds. */
    ahead: () => ahead,
    /** Lets time pass for our own patience; the platforms' calendar is `control.advance`. */
    wait(ms: number) {
      ahead += ms;
    },
    /**
     * Lets the second pass, ours and the platforms': they stamp with whole seconds, and within one a second edit of a thing
     * would be news only to a later look.
     */
    async nextSecond() {
      ahead += 2_000;
      await platforms.advance(2_000);
    },
    deliver,
    /** Answers every bell that is due, or those of one job. */
    work,
    /** Kills the worker right after the next call of this method of a port; the next worker takes over. */
    killAfter: (at: PortMethod) =>
      trap.arm({ what: "kill", at, when: "after" }),
    /** Something befalls the worker at one of its next deeds; the next worker takes over. */
    befall: trap.arm,
    /** Where the workers stand who stand still, e.g. `before marketplace.setStock`. */
    asleep: trap.asleep,
    /** Workers who stand still go on. @returns how many. */
    wake: trap.wake,
    /** Nothing befalls a worker any more. */
    spare: trap.disarm,
    /** Whether a worker was killed or stood still while it worked for this shop. */
    wasCutShort: (shopId: string) => cutShort.has(shopId),
    /** How often a worker was killed. */
    killed: trap.count,
    /** Rings for whatever has waited too long, as the worker does now and then. */
    sweep: () => sweepJournal(world),
    /** The post is delivered and the bells are answered until nothing is left to do. */
    async settle() {
      let waited = 0;
      let waitedInTruth = 0;
      for (;;) {
        await deliver();
        const next = bell.nextInMs();
        if (next === null || next > patienceMs) return;
        if (waited + next > patienceMs) {
          if (waitedInTruth > realPatienceMs || !(await isSlowedDown())) return;
          waitedInTruth += next;
          await new Promise((resolve) => setTimeout(resolve, next));
        } else if (next > 0) {
          waited += next;
          ahead += next;
        }
        await work();
      }
    },
    /** Runs one job of the worker. */
    run: <N extends JobName>(job: N, payload: JobPayload<N>) =>
      answer(world, job, payload),
    /** Runs one job in another world, such as one whose platforms are slow. */
    runIn: answer,
    fault: (fault: FaultWish) => ask("POST", "/faults", fault),
    clearFaults: () => ask("DELETE", "/faults"),
    /** The merchant opens the app for the first time. */
    async install() {
      town.shopId = await grantShopify(app, shopHandle);
    },
    /** The merchant authorizes on TikTok's consent page and comes back. */
    connectTikTok: () => grantTikTok(world, town.shopId),
    /** Everything is connected and imported. */
    async connect() {
      await town.install();
      await town.settle();
      await town.connectTikTok();
      await town.settle();
      return town;
    },
    /** Everybody goes home; what is written down stays. */
    async close() {
      untold();
      await sandbox.close();
      await close(web.server);
      await made.close();
    },
    async [Symbol.asyncDispose]() {
      await town.close();
      await database.drop();
    },
  };
  return town;
}

export type SmallTown = Awaited<ReturnType<typeof openSmallTown>>;

const answer = <N extends JobName>(
  world: World,
  job: N,
  payload: JobPayload<N>,
): Promise<void> => handlers[job](world, payload);

function listen(
  app: Hono,
  port: number,
): Promise<{ server: ServerType; origin: string }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: "127.0.0.1", port },
      (info) => resolve({ server, origin: `http://127.0.0.1:${info.port}` }),
    );
    server.once("error", reject);
  });
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
