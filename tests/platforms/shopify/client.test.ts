import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { z } from "zod";
import { network } from "../../support/network.ts";
import {
  answerInTurn,
  cutOff,
  data,
  graphqlError,
  status,
  throttled,
} from "./support/admin-answers.ts";
import { fresh, keepOne } from "./support/keeper.ts";
import { openClient, shop, tokenUrl } from "./support/open-client.ts";
import { watchPacing } from "./support/watch-pacing.ts";

const document = `#graphql
  query FetchShop { shop { name } }`;
const shape = z.object({ shop: z.object({ name: z.string() }) });
const quay = data({ shop: { name: "Quay" } });

type Opened = ReturnType<typeof openClient>;
const ask = (
  { client }: Opened,
  mode: "read" | "keyed-write" | "write" = "read",
) => client.request(shop, document, {}, shape, { mode });

test("an answer is read with the schema, the token goes along", async () => {
  const seen = answerInTurn(quay);
  expect(await ask(openClient())).toEqual({ shop: { name: "Quay" } });
  expect(seen).toEqual([
    { token: "shpat_one", query: document, variables: {} },
  ]);
});

test("an answer in an unknown form is wire_unexpected", async () => {
  answerInTurn(data({ shop: { name: 7 } }));
  await expect(ask(openClient())).rejects.toMatchObject({
    code: "wire_unexpected",
    said: expect.stringContaining("shop.name"),
  });
});

test("a plain write that was answered in an unknown form has an unknown outcome", async () => {
  answerInTurn(data({ shop: { name: 7 } }));
  await expect(ask(openClient(), "write")).rejects.toMatchObject({
    code: "outcome_unknown",
  });
});

test("THROTTLED asks again with the points that Shopify named, out of the bucket that it described", async () => {
  const seen = answerInTurn(throttled(100, 50), quay);
  const pacing = watchPacing();
  await ask(openClient(keepOne(fresh), pacing), "write");
  expect(seen).toHaveLength(2);
  expect(pacing.takes.map(({ cost }) => cost)).toContain(100);
  expect(pacing.corrections[0]).toMatchObject({
    bucket: "shopify:quay.myshopify.com",
    told: { available: 50, capacity: 2000, perSecond: 1000 },
  });
});

test("THROTTLED for longer than we wait goes back to the queue with the time", async () => {
  const seen = answerInTurn(throttled(2000, 0));
  await expect(ask(openClient())).rejects.toMatchObject({
    code: "platform_throttled",
    retryAfterMs: 2000,
  });
  expect(seen).toHaveLength(1);
});

test("HTTP 429 counts its Retry-After in seconds", async () => {
  answerInTurn(status(429, { "Retry-After": "2.0" }));
  await expect(ask(openClient())).rejects.toMatchObject({
    code: "platform_throttled",
    retryAfterMs: 2000,
  });
});

test("HTTP 429 gives the whole shop a rest", async () => {
  answerInTurn(status(429, { "Retry-After": "0.01" }), quay);
  const pacing = watchPacing();
  await ask(openClient(keepOne(fresh), pacing));
  expect(pacing.corrections[0]).toMatchObject({
    told: { restUntil: expect.any(Date) },
  });
});

test("what does not fit into the bucket waits instead of being refused", async () => {
  const seen = answerInTurn(quay);
  const pacing = watchPacing([20, 5]);
  await ask(openClient(keepOne(fresh), pacing));
  expect(pacing.takes).toHaveLength(3);
  expect(seen).toHaveLength(1);
});

test("what would wait longer than we do goes back to the queue without a request", async () => {
  const seen = answerInTurn(quay);
  const opened = openClient(keepOne(fresh), watchPacing([1_500]));
  await expect(ask(opened)).rejects.toMatchObject({
    code: "platform_throttled",
    retryAfterMs: 1_500,
  });
  expect(seen).toHaveLength(0);
});

test("points that were not used go back into the bucket", async () => {
  answerInTurn(data({ shop: { name: "Quay" } }, 1500));
  const pacing = watchPacing();
  await ask(openClient(keepOne(fresh), pacing));
  const [taken] = pacing.takes;
  expect(pacing.corrections).toEqual([
    {
      bucket: "shopify:quay.myshopify.com",
      told: {
        available: 1500,
        capacity: 2000,
        perSecond: 1000,
        unused: (taken?.cost ?? 0) - 10,
      },
    },
  ]);
});

test("401 renews the token once and asks again", async () => {
  const seen = answerInTurn(status(401), quay);
  network.use(
    http.post(tokenUrl, async ({ request }) => {
      expect(await request.json()).toMatchObject({
        grant_type: "refresh_token",
        refresh_token: "shprt_one",
      });
      return HttpResponse.json({
        access_token: "shpat_two",
        scope: "read_products,write_products",
        expires_in: 3600,
        refresh_token: "shprt_two",
        refresh_token_expires_in: 7776000,
      });
    }),
  );
  const opened = openClient();
  await ask(opened, "write");
  expect(seen.map(({ token }) => token)).toEqual(["shpat_one", "shpat_two"]);
  expect(opened.credentials.renewals).toBe(1);
  expect(await opened.credentials.read(shop.shopId)).toMatchObject({
    accessToken: "shpat_two",
    refreshToken: "shprt_two",
    scopes: ["read_products", "write_products"],
  });
});

test("401 with a new token too is authorization_expired", async () => {
  const seen = answerInTurn(status(401));
  network.use(
    http.post(tokenUrl, () =>
      HttpResponse.json({ access_token: "shpat_two", scope: "" }),
    ),
  );
  await expect(ask(openClient())).rejects.toMatchObject({
    code: "authorization_expired",
  });
  expect(seen).toHaveLength(2);
});

test("a refused refresh token is authorization_expired", async () => {
  answerInTurn(status(401));
  network.use(
    http.post(tokenUrl, () =>
      HttpResponse.json({ error: "invalid_grant" }, { status: 400 }),
    ),
  );
  await expect(ask(openClient())).rejects.toMatchObject({
    code: "authorization_expired",
  });
});

const outdated = () =>
  HttpResponse.json(
    {
      errors:
        "[API] Non-expiring access tokens are no longer accepted for the Admin API.",
    },
    { status: 403 },
  );
const ofOldKind = { ...fresh, refreshToken: null };

test("a token of the kind that never ends is traded in once Shopify no longer takes it", async () => {
  const seen = answerInTurn(outdated, quay);
  network.use(
    http.post(tokenUrl, async ({ request }) => {
      expect(await request.json()).toMatchObject({
        subject_token: "shpat_one",
        expiring: "1",
      });
      return HttpResponse.json({
        access_token: "shpat_two",
        scope: "",
        expires_in: 3600,
        refresh_token: "shprt_two",
        refresh_token_expires_in: 7776000,
      });
    }),
  );
  const opened = openClient(keepOne(ofOldKind));
  await ask(opened, "write");
  expect(seen.map(({ token }) => token)).toEqual(["shpat_one", "shpat_two"]);
  expect(await opened.credentials.read(shop.shopId)).toMatchObject({
    refreshToken: "shprt_two",
    accessExpiresAt: expect.any(Date),
  });
});

test("what cannot be traded in is authorization_outdated, and no missing permission", async () => {
  answerInTurn(outdated);
  network.use(
    http.post(tokenUrl, () =>
      HttpResponse.json({ error: "invalid_subject_token" }, { status: 400 }),
    ),
  );
  await expect(ask(openClient(keepOne(ofOldKind)))).rejects.toMatchObject({
    code: "authorization_outdated",
  });
});

test("a token with less than five minutes left is renewed before it is used", async () => {
  const seen = answerInTurn(quay);
  network.use(
    http.post(tokenUrl, () =>
      HttpResponse.json({ access_token: "shpat_two", scope: "" }),
    ),
  );
  const accessExpiresAt = new Date(Date.now() + 4 * 60_000);
  await ask(openClient(keepOne({ ...fresh, accessExpiresAt })));
  expect(seen[0]?.token).toBe("shpat_two");
});

test("while it is still good the old token serves where renewing fails", async () => {
  const seen = answerInTurn(quay);
  network.use(
    http.post(tokenUrl, () => new HttpResponse(null, { status: 503 })),
  );
  const accessExpiresAt = new Date(Date.now() + 4 * 60_000);
  await ask(openClient(keepOne({ ...fresh, accessExpiresAt })));
  expect(seen[0]?.token).toBe("shpat_one");
});

test("a shop without credentials is authorization_missing", async () => {
  await expect(ask(openClient(keepOne(null)))).rejects.toMatchObject({
    code: "authorization_missing",
  });
});

test.each([
  ["HTTP 500", status(500), "platform_internal"],
  ["a cut connection", cutOff, "platform_unreachable"],
  [
    "INTERNAL_SERVER_ERROR",
    graphqlError("INTERNAL_SERVER_ERROR"),
    "platform_internal",
  ],
])(
  "%s: reads and keyed writes are tried again, plain writes are not",
  async (_name, answer, code) => {
    for (const mode of ["read", "keyed-write"] as const) {
      const seen = answerInTurn(answer, quay);
      await ask(openClient(), mode);
      expect(seen).toHaveLength(2);
    }
    const stubborn = answerInTurn(answer);
    await expect(ask(openClient())).rejects.toMatchObject({ code });
    expect(stubborn).toHaveLength(3);

    const once = answerInTurn(answer);
    await expect(ask(openClient(), "write")).rejects.toMatchObject({
      code: "outcome_unknown",
    });
    expect(once).toHaveLength(1);
  },
);

test.each([
  [graphqlError("ACCESS_DENIED"), "scope_missing"],
  [graphqlError("RESOURCE_NOT_FOUND"), "subject_not_found"],
  [graphqlError("undefinedField"), "request_refused"],
  [status(403), "scope_missing"],
  [status(404), "request_refused"],
])("a refusal is not tried again: %#", async (answer, code) => {
  const seen = answerInTurn(answer);
  await expect(ask(openClient())).rejects.toMatchObject({ code });
  expect(seen).toHaveLength(1);
});

test("what Shopify quotes of a variable is not repeated, and no token is logged", async () => {
  const message =
    "Variable $order was provided invalid value for phone (Jane Doe is wrong)";
  answerInTurn(status(500), graphqlError("INVALID_VARIABLE", message));
  const opened = openClient();
  const error = await ask(opened).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    said: "Variable $order was provided invalid value for phone",
    cause: undefined,
  });
  expect(opened.lines).toHaveLength(1);
  expect(JSON.stringify(opened.lines)).not.toContain("shpat_");
});
