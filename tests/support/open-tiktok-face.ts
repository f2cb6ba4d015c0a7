import { createServer } from "node:http";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { createTownClock } from "../../sandbox/clock.ts";
import { createControl } from "../../sandbox/control.ts";
import { openContext } from "../../sandbox/face.ts";
import { scenarios } from "../../sandbox/scenarios/index.ts";
import { createTikTokFace } from "../../sandbox/tiktok/face.ts";
import { signRequest } from "../../sandbox/tiktok/signing.ts";
import type { Town } from "../../sandbox/town.ts";

export const credentials = {
  appKey: "29a39d",
  appSecret: "e59af819cc",
  serviceId: "7390001",
};

export type Letter = { headers: Record<string, unknown>; raw: string };
export type Answer = {
  status: number;
  code: number;
  message: string;
  // Tests read what they know to be there.
  // biome-ignore lint/suspicious/noExplicitAny: answers of a hundred shapes
  data: any;
  headers: Headers;
};

export type CallWishes = {
  query?: Record<string, string>;
  body?: unknown;
  /** `null` leaves the cipher out. */
  cipher?: string | null;
  token?: string;
  appKey?: string;
  secret?: string;
  timestamp?: number;
  sign?: string | null;
};

/** The pretend TikTok Shop on a free port, with a letter box that stands for the app, and the town's calendar. */
export async function openTikTokFace(
  town: Town = scenarios["calm-day"]?.() as Town,
) {
  const letters: Letter[] = [];
  const box = createServer((request, response) => {
    let raw = "";
    request.on("data", (chunk) => {
      raw += chunk;
    });
    request.on("end", () => {
      letters.push({ headers: request.headers, raw });
      response.end();
    });
  });
  const boxPort = await new Promise<number>((resolve) =>
    box.listen(0, "127.0.0.1", () =>
      resolve((box.address() as { port: number }).port),
    ),
  );
  const context = openContext({
    clock: createTownClock(0, 60_000),
    appOrigin: `http://127.0.0.1:${boxPort}`,
  });
  const face = createTikTokFace(context, credentials, { answers: true });
  face.plant(town);
  const control = createControl({ context, faces: [face], plant() {} });
  const root = new Hono();
  root.route("/control", control);
  root.route("/", face.app);
  const { server, origin } = await listen(root);
  let token = "";

  const client = {
    face,
    context,
    origin,
    letters,
    town,
    /** Goes through consent page (for the first shop unless told) and token host; every later call uses the token. */
    async connect(shopId?: string) {
      const consent = await fetch(`${origin}/open/authorize`, {
        method: "POST",
        body: new URLSearchParams({
          decision: "authorize",
          state: "s1",
          ...(shopId !== undefined && { shop_id: shopId }),
        }),
        redirect: "manual",
      });
      const back = new URL(consent.headers.get("location") ?? "");
      const answer = await client.token("get", {
        auth_code: back.searchParams.get("code") ?? "",
        grant_type: "authorized_code",
      });
      token = answer.data.access_token;
      return answer.data;
    },
    token: async (
      verb: "get" | "refresh",
      query: Record<string, string>,
    ): Promise<Answer> => {
      const all = new URLSearchParams({
        app_key: credentials.appKey,
        app_secret: credentials.appSecret,
        ...query,
      });
      return read(await fetch(`${origin}/api/v2/token/${verb}?${all}`));
    },
    useToken(given: string) {
      token = given;
    },
    async call(
      method: string,
      path: string,
      wishes: CallWishes = {},
    ): Promise<Answer> {
      const rawBody =
        wishes.body === undefined ? null : JSON.stringify(wishes.body);
      const cipher =
        wishes.cipher === undefined ? town.tiktokShop.cipher : wishes.cipher;
      const query: Record<string, string> = {
        app_key: wishes.appKey ?? credentials.appKey,
        timestamp: String(wishes.timestamp ?? Math.floor(Date.now() / 1000)),
        ...(cipher !== null && { shop_cipher: cipher }),
        ...wishes.query,
      };
      const contentType = "application/json";
      const own = signRequest(wishes.secret ?? credentials.appSecret, {
        path,
        query,
        contentType,
        rawBody,
      });
      if (wishes.sign !== null) query.sign = wishes.sign ?? own;
      const url = `${origin}${path}?${new URLSearchParams(query)}`;
      return read(
        await fetch(url, {
          method,
          headers: {
            "content-type": contentType,
            "x-tts-access-token": wishes.token ?? token,
          },
          ...(rawBody !== null && { body: rawBody }),
        }),
      );
    },
    /** Sends a form; its bytes are not part of the sign. */
    async upload(path: string, form: FormData): Promise<Answer> {
      const query: Record<string, string> = {
        app_key: credentials.appKey,
        timestamp: String(Math.floor(Date.now() / 1000)),
      };
      query.sign = signRequest(credentials.appSecret, {
        path,
        query,
        contentType: "multipart/form-data",
        rawBody: null,
      });
      return read(
        await fetch(`${origin}${path}?${new URLSearchParams(query)}`, {
          method: "POST",
          headers: { "x-tts-access-token": token },
          body: form,
        }),
      );
    },
    /** `data` of a call that must succeed. */
    async ok(method: string, path: string, wishes: CallWishes = {}) {
      const answer = await client.call(method, path, wishes);
      if (answer.code !== 0)
        throw new Error(
          `${method} ${path}: ${answer.status} ${answer.code} ${answer.message}`,
        );
      return answer.data;
    },
    async control(method: string, path: string, body?: unknown) {
      const response = await fetch(`${origin}/control${path}`, {
        method,
        headers: { "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
      return (await response.json()) as any;
    },
    buy: async (sellerSku: string, quantity: number, more = {}) =>
      (
        await client.control("POST", "/tiktok/orders", {
          lines: [{ sellerSku, quantity }],
          fulfillment: "BY_SELLER",
          ...more,
        })
      ).id as string,
    order: async (id: string) =>
      (await client.ok("GET", "/order/202507/orders", { query: { ids: id } }))
        .orders[0],
    /** The letters of one type that have arrived, parsed; waits until the post is through. */
    async lettersOf(type: number) {
      while (context.post.stats().underWay > 0)
        await new Promise((resolve) => setTimeout(resolve, 5));
      return (
        letters
          .map((l) => JSON.parse(l.raw))
          .filter((l) => l.type === type)
          // The post promises no order; the ids grow in the order of events.
          .sort((a, b) =>
            a.tts_notification_id < b.tts_notification_id ? -1 : 1,
          )
      );
    },
    async [Symbol.asyncDispose]() {
      context.clock.close();
      context.post.close();
      await Promise.all([close(server), close(box)]);
    },
  };
  return client;
}

export type TikTokFace = Awaited<ReturnType<typeof openTikTokFace>>;

async function read(response: Response): Promise<Answer> {
  const body = await response.json();
  return { ...body, status: response.status, headers: response.headers };
}

function listen(app: Hono): Promise<{ server: ServerType; origin: string }> {
  return new Promise((resolve) => {
    const server = serve(
      { fetch: app.fetch, hostname: "127.0.0.1", port: 0 },
      ({ port }) => resolve({ server, origin: `http://127.0.0.1:${port}` }),
    );
  });
}

function close(server: {
  close(done: () => void): unknown;
  closeAllConnections?(): void;
}): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });
}
