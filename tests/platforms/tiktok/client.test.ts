import { HttpResponse, http } from "msw/http";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ErrorCode } from "#core/errors/catalog.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { TikTokCalls } from "#core/platforms/tiktok/client.server.ts";
import type { EndpointKey } from "#core/platforms/tiktok/endpoints.ts";
import { signRequest } from "#core/platforms/tiktok/signing.ts";
import { network } from "../../support/network.ts";
import {
  apiOrigin,
  credential,
  envelope,
  grant,
  keys,
  now,
  openClient,
  shop,
} from "./merchant.ts";

const schema = z.object({ name: z.string() });
const fine = envelope({ name: "ok" });

/** Answers in turn, the last one for ever; returns what was asked. */
function answers(...turns: (() => Response)[]): Request[] {
  const asked: Request[] = [];
  network.use(
    http.all(`${apiOrigin}/*`, ({ request }) => {
      asked.push(request.clone());
      const turn = turns[Math.min(asked.length, turns.length) - 1];
      return turn?.() as HttpResponse<string>;
    }),
  );
  return asked;
}

const says =
  (text: string, status = 200, headers: Record<string, string> = {}) =>
  () =>
    new HttpResponse(text, { status, headers });
const cut = () => HttpResponse.error();
const refusal = (code: number, message = "no", status = 200) =>
  says(envelope(null, code, message), status);

const call = (
  endpoint: EndpointKey,
  client: TikTokCalls = openClient(),
  body?: Record<string, unknown>,
) =>
  client.call(shop, endpoint, {
    path: { order_id: "576", product_id: "1729" },
    body,
    schema,
  });

async function failure(promise: Promise<unknown>): Promise<SyncError> {
  const error = await promise.then(
    () => "no failure",
    (thrown: unknown) => thrown,
  );
  if (error instanceof SyncError) return error;
  throw new Error(`not a SyncError: ${error}`);
}

describe("the request", () => {
  test("the bytes that were signed are the bytes that are sent", async () => {
    const asked = answers(says(fine));
    await call("editProduct", openClient(), { title: "Zoë's  “mug” 陈 " });
    const [request] = asked;
    const url = new URL(request?.url ?? "");
    const { sign, ...query } = Object.fromEntries(url.searchParams);
    const body = (await request?.text()) ?? null;
    expect(sign).toBe(
      signRequest({ ...keys, path: url.pathname, query, body }),
    );
    expect(query).toEqual({
      app_key: keys.appKey,
      shop_cipher: "GCP_cipher",
      timestamp: String(now.getTime() / 1000),
    });
    expect(request?.headers.get("x-tts-access-token")).toBe("TTP_first");
    expect(request?.headers.get("content-type")).toBe("application/json");
  });

  test("the cipher is left out where the platform forbids it", async () => {
    const asked = answers(says(fine));
    await call("getShops");
    expect(asked[0]?.url).not.toContain("shop_cipher");
  });

  test("an empty body is not sent", async () => {
    const asked = answers(says(fine));
    await call("searchGoods", openClient(), { goods_ids: undefined });
    expect(await asked[0]?.text()).toBe("");
  });
});

describe("reads and idempotent writes", () => {
  test.each([
    ["429", refusal(36009002, "slow down", 429)],
    ["a throttle in HTTP 200", refusal(36009002)],
    ["500", says("<html>oops</html>", 500)],
    ["503", refusal(36009003, "busy", 503)],
    ["an internal fault in HTTP 200", refusal(36009003)],
    ["a cut connection", cut],
  ])("are tried again after %s", async (_name, first) => {
    const asked = answers(first, says(fine));
    const patience = { baseMs: 1, longestWaitMs: 1_500 };
    expect(await call("updateInventory", openClient({ patience }))).toEqual({
      name: "ok",
    });
    expect(asked).toHaveLength(2);
  });

  test("stop after a small budget", async () => {
    const asked = answers(says("", 502));
    expect((await failure(call("getWarehouses"))).code).toBe(
      "platform_internal",
    );
    expect(asked).toHaveLength(4);
  });

  test("a wait longer than the budget is the queue's", async () => {
    const asked = answers(says("", 429, { "retry-after": "60" }));
    expect(await failure(call("getWarehouses"))).toMatchObject({
      code: "platform_throttled",
      retryAfterMs: 60_000,
    });
    expect(asked).toHaveLength(1);
  });

  test("whoever holds nobody up waits as long as he is asked to, and begins nothing anew", async () => {
    const asked = answers(
      says("", 429, { "retry-after": "1" }),
      refusal(36009002),
      says("", 502),
      says("", 502),
      says("", 502),
      says(fine),
    );
    const { unhurried } = openClient({ patience: { baseMs: 1 } });
    expect(await call("getWarehouses", unhurried)).toEqual({ name: "ok" });
    expect(asked).toHaveLength(6);
  });

  test("Retry-After may be a date", async () => {
    const date = new Date(now.getTime() + 90_000).toUTCString();
    answers(says("", 429, { "retry-after": date }));
    expect((await failure(call("getWarehouses"))).retryAfterMs).toBe(90_000);
  });

  test("a silent platform is unreachable", async () => {
    network.use(
      http.all(
        `${apiOrigin}/*`,
        () => new Promise<HttpResponse<string>>(() => {}),
      ),
    );
    const patience = { timeoutMs: 30, retries: 1 };
    const error = await failure(
      call("getWarehouses", openClient({ patience })),
    );
    expect(error.code).toBe("platform_unreachable");
  });
});

describe("writes that must not be repeated", () => {
  test.each([
    ["a cut connection", cut],
    ["500", says("", 500)],
    ["503 with an envelope", refusal(36009003, "busy", 503)],
    ["an upstream time-out", refusal(36009007)],
    ["an internal fault of the network", refusal(177001009)],
    ["success in an unknown form", says(envelope({ nothing: 1 }))],
    ["success that is not JSON", says("OK")],
  ])("have an unknown outcome after %s", async (_name, answer) => {
    const asked = answers(answer);
    expect((await failure(call("createMcfOrder"))).code).toBe(
      "outcome_unknown",
    );
    expect(asked).toHaveLength(1);
  });

  test("a time-out leaves the outcome unknown", async () => {
    network.use(
      http.all(
        `${apiOrigin}/*`,
        () => new Promise<HttpResponse<string>>(() => {}),
      ),
    );
    const client = openClient({ patience: { timeoutMs: 30 } });
    expect((await failure(call("shipOrder", client))).code).toBe(
      "outcome_unknown",
    );
  });

  test("a throttled one has surely not taken hold", async () => {
    const asked = answers(refusal(177001008));
    expect(await failure(call("createMcfOrder"))).toMatchObject({
      code: "platform_throttled",
      retryAfterMs: 5_000,
    });
    expect(asked).toHaveLength(1);
  });

  test("one that never left is not lost", async () => {
    const client = openClient({ apiOrigin: "http://127.0.0.1:1" });
    expect((await failure(call("shipOrder", client))).code).toBe(
      "platform_unreachable",
    );
  });
});

describe("the token", () => {
  test.each([
    ["105002", refusal(105002, "expired", 401)],
    ["36009004 about the token", refusal(36009004, "Invalid access_token")],
  ])("is renewed once after %s, and the call repeated", async (_name, no) => {
    const asked = answers(no, says(fine));
    const given: string[] = [];
    const client = openClient({
      refresh: async (refreshToken) => {
        given.push(refreshToken);
        return grant();
      },
    });
    await call("shipOrder", client);
    expect(given).toEqual(["TTP_refresh"]);
    expect(asked.map((r) => r.headers.get("x-tts-access-token"))).toEqual([
      "TTP_first",
      "TTP_second",
    ]);
  });

  test("refused twice, the authorization has expired", async () => {
    const asked = answers(refusal(105002, "expired", 401));
    expect((await failure(call("getWarehouses"))).code).toBe(
      "authorization_expired",
    );
    expect(asked).toHaveLength(2);
  });

  test("is renewed five minutes before it ends", async () => {
    const asked = answers(says(fine));
    const soon = new Date(now.getTime() + 4 * 60_000);
    await call(
      "getWarehouses",
      openClient({ credential: credential({ accessExpiresAt: soon }) }),
    );
    expect(asked[0]?.headers.get("x-tts-access-token")).toBe("TTP_second");
  });

  test("an ended authorization is not asked for a token", async () => {
    const ended = credential({ accessExpiresAt: now, refreshExpiresAt: now });
    const client = openClient({
      credential: ended,
      refresh: () => Promise.reject(new Error("asked")),
    });
    expect((await failure(call("getWarehouses", client))).code).toBe(
      "authorization_expired",
    );
  });

  test("a shop without credentials is not connected", async () => {
    const client = openClient({ credential: null });
    expect((await failure(call("getWarehouses", client))).code).toBe(
      "authorization_missing",
    );
  });
});

test.each<[number, string, ErrorCode]>([
  [105005, "", "scope_missing"],
  [101000, "", "authorization_expired"],
  [36009004, "Invalid timestamp", "access_misconfigured"],
  [106001, "sign", "access_misconfigured"],
  [12052260, "", "subject_not_found"],
  [12052144, "", "stock_not_writable"],
  [21008025, "", "order_not_shippable"],
  [21011044, "", "order_not_shippable"],
  [21011020, "", "order_not_shippable"],
  [21011022, "", "tracking_refused"],
  [21011025, "", "tracking_refused"],
  [177001002, "", "goods_unknown"],
  [177001003, "", "address_refused"],
  [177001004, "", "network_out_of_stock"],
  [177001006, "", "network_not_enabled"],
  [177001013, "", "network_not_enabled"],
  [177001010, "", "subject_not_found"],
  [177001011, "", "destination_unreachable"],
  [177001012, "", "too_late_to_cancel"],
  [99999999, "mystery", "request_refused"],
])("code %i (%s) means %s", async (code, message, ours) => {
  answers(refusal(code, message));
  const error = await failure(call("createMcfOrder"));
  expect(error.code).toBe(ours);
  expect(error.said).toContain(String(code));
  expect(error.requestId).toBe("20261122120000ABC");
});

test.each([
  ["not JSON", says("<html>")],
  ["no envelope", says("{}")],
  ["another shape", says(envelope({ name: { secret: "12 Main St" } }))],
])("an answer of an unknown form is wire_unexpected: %s", async (_n, turn) => {
  answers(turn);
  const error = await failure(call("getWarehouses"));
  expect(error.code).toBe("wire_unexpected");
  expect(error.message).not.toContain("Main St");
});

test("no failure carries the token or the secret", async () => {
  answers(cut);
  const error = await failure(call("createMcfOrder"));
  const { cause } = error;
  const text = JSON.stringify([
    error,
    cause,
    String(cause),
    { ...(cause as object) },
  ]);
  for (const secret of ["TTP_first", keys.appSecret, "GCP_cipher"])
    expect(text).not.toContain(secret);
});
