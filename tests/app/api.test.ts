import { Session } from "@shopify/shopify-api";
import { HttpResponse, http } from "msw";
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  test,
  vi,
} from "vitest";
import { defaultPolicy } from "#core/domain/replenishment/policy.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { network } from "../support/network.ts";
import { browser, sessionToken, settings } from "./support.ts";

const domain = "harbor-goods.myshopify.com";
let database: TestDatabase;
let web: typeof import("../../app/world.server.ts");
let routes: Awaited<ReturnType<typeof loadRoutes>>;

beforeAll(async () => {
  database = await cloneDatabase();
  for (const [name, value] of Object.entries(settings(database.url)))
    vi.stubEnv(name, value);
  for (const name of [
    "SHOPIFY_TRANSPORT_ORIGIN",
    "APP_BRIDGE_URL",
    "REDIS_URL",
  ])
    vi.stubEnv(name, undefined);
  web = await import("../../app/world.server.ts");
  routes = await loadRoutes();
});
afterAll(async () => {
  await web.world.close();
  await database.drop();
  vi.unstubAllEnvs();
});
afterEach(async () => {
  await web.world.prisma.session.deleteMany();
  await web.world.prisma.shop.deleteMany();
});

async function loadRoutes() {
  const [
    overview,
    products,
    preview,
    selection,
    conflicts,
    settle,
    settleMany,
    foresee,
    tend,
    answerRules,
    connect,
    sync,
    retry,
    stock,
    rulePreview,
    rules,
    orderRule,
    carriers,
    promises,
    replenishment,
    resilience,
    demand,
  ] = await Promise.all([
    import("../../app/routes/api.overview.tsx"),
    import("../../app/routes/api.products.tsx"),
    import("../../app/routes/api.selection.preview.tsx"),
    import("../../app/routes/api.selection._index.tsx"),
    import("../../app/routes/api.conflicts._index.tsx"),
    import("../../app/routes/api.conflicts.$id.settle.tsx"),
    import("../../app/routes/api.conflicts.settle.tsx"),
    import("../../app/routes/api.conflicts.preview.tsx"),
    import("../../app/routes/api.conflicts.$id.tend.tsx"),
    import("../../app/routes/api.conflicts.rules.tsx"),
    import("../../app/routes/api.connect.tiktok.tsx"),
    import("../../app/routes/api.sync.tsx"),
    import("../../app/routes/api.effects.$id.retry.tsx"),
    import("../../app/routes/api.stock.$id._index.tsx"),
    import("../../app/routes/api.stock.rules.preview.tsx"),
    import("../../app/routes/api.stock.rules._index.tsx"),
    import("../../app/routes/api.orders.rule.tsx"),
    import("../../app/routes/api.carriers.tsx"),
    import("../../app/routes/api.promises.tsx"),
    import("../../app/routes/api.replenishment.tsx"),
    import("../../app/routes/api.resilience.tsx"),
    import("../../app/routes/api.demand.tsx"),
  ]);
  return {
    overview,
    products,
    preview,
    selection,
    conflicts,
    settle,
    settleMany,
    foresee,
    tend,
    answerRules,
    connect,
    sync,
    retry,
    stock,
    rulePreview,
    rules,
    orderRule,
    carriers,
    promises,
    replenishment,
    resilience,
    demand,
  };
}

type Handler = (args: {
  request: Request;
  params: Record<string, string>;
  context: object;
}) => Response | Promise<Response>;

async function call(
  handler: unknown,
  given: {
    token?: string | undefined;
    agent?: string;
    query?: string;
    body?: unknown;
    params?: Record<string, string>;
  } = {},
) {
  const { token, agent = browser, query = "", body, params = {} } = given;
  const request = new Request(`http://127.0.0.1:3000/api${query}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      "User-Agent": agent,
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await (handler as Handler)({ request, params, context: {} });
  // biome-ignore lint/suspicious/noExplicitAny: answers have as many shapes as there are routes.
  const said = (await response.json()) as any;
  return { status: response.status, headers: response.headers, ...said };
}

/** Shopify gives tokens to whoever shows a session token. */
function shopifyGivesTokens() {
  let given = 0;
  network.use(
    http.post(`https://${domain}/admin/oauth/access_token`, () =>
      HttpResponse.json({
        access_token: `shpat_${++given}`,
        scope: "read_products",
        expires_in: 3600,
        refresh_token: `shprt_${given}`,
        refresh_token_expires_in: 7776000,
      }),
    ),
  );
  return { count: () => given };
}

const enter = async () => ({ token: await sessionToken(domain) });

describe("who asks", () => {
  test.each([
    ["no token", async () => undefined],
    [
      "a token of somebody else",
      () => sessionToken(domain, { secret: "other-secret-other-secret-other" }),
    ],
    ["an old token", () => sessionToken(domain, { expires: "-1h" })],
    ["no token at all", async () => "nonsense"],
  ])("401 in JSON for %s", async (_, token) => {
    const answer = await call(routes.overview.loader, { token: await token() });
    expect(answer).toMatchObject({
      status: 401,
      error: {
        code: "unauthenticated",
        title: expect.any(String),
        fix: expect.any(String),
      },
    });
    expect(await web.world.prisma.session.count()).toBe(0);
  });

  test("App Bridge is told to try an old token again", async () => {
    const token = await sessionToken(domain, { expires: "-1h" });
    const { headers } = await call(routes.overview.loader, { token });
    expect(headers.get("X-Shopify-Retry-Invalid-Session-Request")).toBe("1");
  });

  test("robots are told what to send", async () => {
    const answer = await call(routes.overview.loader, {
      ...(await enter()),
      agent: "curl/8.5.0",
    });
    expect(answer).toMatchObject({
      status: 410,
      error: { code: "client_refused" },
    });
  });

  test("the first visit registers the shop and seals its tokens", async () => {
    shopifyGivesTokens();
    const answer = await call(routes.overview.loader, await enter());
    expect(answer).toMatchObject({ status: 200, shop: { domain } });
    const row = await web.world.prisma.session.findFirstOrThrow();
    expect(row.id).toBe(`offline_${domain}`);
    expect(row.accessToken).toMatch(/^q1\.k1\./);
    expect(row.refreshToken).toMatch(/^q1\.k1\./);
    expect(
      JSON.stringify(row, (_, v) => (typeof v === "bigint" ? String(v) : v)),
    ).not.toContain("shpat_");
  });

  test("loaders that come at once with one token all get in", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call(routes.overview.loader, visitor)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await web.world.prisma.shop.count()).toBe(1);
  });

  test("a merchant who comes back while the old token lives is registered anew", async () => {
    const tokens = shopifyGivesTokens();
    await call(routes.overview.loader, await enter());
    await web.world.prisma.shop.updateMany({
      data: { uninstalledAt: new Date() },
    });
    const answer = await call(routes.overview.loader, await enter());
    expect(answer.status).toBe(200);
    expect(tokens.count()).toBe(2);
    expect(await web.world.prisma.shop.findFirstOrThrow()).toMatchObject({
      uninstalledAt: null,
    });
  });

  test("a session without a shop row is no dead end", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    await call(routes.overview.loader, visitor);
    await web.world.prisma.shop.deleteMany();
    expect((await call(routes.overview.loader, visitor)).status).toBe(200);
  });

  test("the sealed session opens again", async () => {
    await web.world.sessionStorage.storeSession(
      new Session({
        id: `offline_${domain}`,
        shop: domain,
        state: "",
        isOnline: false,
        accessToken: "shpat_kept",
      }),
    );
    const kept = await web.world.sessionStorage.loadSession(
      `offline_${domain}`,
    );
    expect(kept?.accessToken).toBe("shpat_kept");
  });
});

describe("what is asked", () => {
  test("bodies and ids that make no sense are refused in JSON", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    expect(
      await call(routes.preview.action, { ...visitor, body: {} }),
    ).toMatchObject({
      status: 400,
      error: { code: "input_unfit" },
    });
    expect(
      await call(routes.preview.action, {
        ...visitor,
        body: { skus: ["NONE"] },
      }),
    ).toMatchObject({
      status: 422,
      error: { code: "sku_unknown", said: "NONE" },
    });
    const params = { id: "1" };
    for (const handler of [routes.settle.action, routes.retry.action])
      expect(
        await call(handler, { ...visitor, body: {}, params }),
      ).toMatchObject({
        status: 404,
        error: { code: "not_found" },
      });
    expect(
      await call(routes.products.loader, { ...visitor, query: "?view=none" }),
    ).toMatchObject({ status: 400 });
    expect(await call(routes.sync.loader, visitor)).toMatchObject({
      status: 405,
    });
  });

  test("outcomes have statuses of their own", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    const params = { id: crypto.randomUUID() };
    const settlement = { version: "1", choice: { kind: "leave" } };
    expect(
      await call(routes.settle.action, {
        ...visitor,
        params,
        body: settlement,
      }),
    ).toMatchObject({
      status: 404,
      outcome: "unknown",
    });
    expect(
      await call(routes.retry.action, { ...visitor, params, body: {} }),
    ).toMatchObject({ status: 404, outcome: "unknown" });
    const choice = { variantIds: [crypto.randomUUID()], fingerprint: "old" };
    expect(
      await call(routes.selection.action, { ...visitor, body: choice }),
    ).toMatchObject({
      status: 409,
      outcome: "changed",
    });
    expect(
      await call(routes.sync.action, { ...visitor, body: {} }),
    ).toMatchObject({ status: 200, outcome: "requested" });
    const { url } = await call(routes.connect.action, { ...visitor, body: {} });
    expect(new URL(url).searchParams.get("state")).toBeTruthy();
    expect(await call(routes.conflicts.loader, visitor)).toMatchObject({
      status: 200,
      open: [],
    });
    expect(await call(routes.products.loader, visitor)).toMatchObject({
      status: 200,
      rows: [],
      page: 1,
    });
  });

  test("C4 a stock rule is previewed, set once as it was seen, and refused where it is unfit", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    const limits = { bufferUnits: 2, floor: 0 };
    const wish = { variantId: null, channel: "marketplace", limits };
    const seen = await call(routes.rulePreview.action, {
      ...visitor,
      body: wish,
    });
    expect(seen).toMatchObject({ status: 200, basedOn: 0, numbers: 0 });
    const body = { ...wish, basedOn: 0 };
    const set = () => call(routes.rules.action, { ...visitor, body });
    expect(await set()).toMatchObject({ status: 200, outcome: "set" });
    expect(await set()).toMatchObject({ status: 409, outcome: "moved" });
    expect(
      await call(routes.rules.action, {
        ...visitor,
        body: { ...body, limits: { bufferUnits: -1 } },
      }),
    ).toMatchObject({ status: 400, error: { code: "input_unfit" } });
    expect(
      await call(routes.stock.loader, {
        ...visitor,
        params: { id: crypto.randomUUID() },
      }),
    ).toMatchObject({ status: 404, error: { code: "not_found" } });
  });

  test("O3 the rule for orders that the network will not ship is set by a person, and a foreign location is refused", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    const body = { fallback: "hold", waitHours: 24 };
    expect(
      await call(routes.orderRule.action, { ...visitor, body }),
    ).toMatchObject({ status: 200, outcome: "set" });
    expect(await call(routes.orderRule.loader, visitor)).toMatchObject({
      rule: { fallback: "hold", moveTo: null, waitHours: 24 },
    });
    const elsewhere = { ...body, fallback: "move", moveTo: "elsewhere" };
    expect(
      await call(routes.orderRule.action, { ...visitor, body: elsewhere }),
    ).toMatchObject({ status: 422, outcome: "unfit" });
  });

  test("the merchant's own names of carriers are kept for each side, and empty ones refused", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    const body = { names: { "Bob's Vans": "OnTrac" } };
    expect(
      await call(routes.carriers.action, { ...visitor, body }),
    ).toMatchObject({ status: 200, outcome: "set" });
    expect(await call(routes.carriers.loader, visitor)).toMatchObject(body);
    const inStore = { namesInStore: { "SPX Express": "Quay Vans" } };
    expect(
      await call(routes.carriers.action, { ...visitor, body: inStore }),
    ).toMatchObject({ status: 200, outcome: "set" });
    expect(await call(routes.carriers.loader, visitor)).toMatchObject({
      ...body,
      ...inStore,
    });
    expect(
      await call(routes.carriers.action, { ...visitor, body: {} }),
    ).toMatchObject({ status: 400 });
    expect(
      await call(routes.carriers.action, {
        ...visitor,
        body: { names: { "Bob's Vans": " " } },
      }),
    ).toMatchObject({ status: 400 });
  });

  test("H2 what to send is read and ruled by programs as by people, and what makes no sense is refused", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    const { loader, action } = routes.replenishment;
    expect(await call(loader, visitor)).toMatchObject({
      status: 200,
      suggestions: [],
      isPolicySet: false,
    });
    const policy = {
      intent: "policy",
      percent: 95,
      reviewDays: 14,
      budget: null,
      minimumUnits: 5,
      acceptsStorageFees: "no",
    };
    expect(await call(action, { ...visitor, body: policy })).toMatchObject({
      status: 200,
      outcome: "done",
    });
    expect(await call(loader, visitor)).toMatchObject({
      isPolicySet: true,
      policy: { reviewDays: 14, serviceLevel: { lumpy: 0.95 } },
      policyBefore: defaultPolicy,
    });
    // A suggested level is set with all other rules as they are, and what was before is there to go back to.
    await call(action, {
      ...visitor,
      body: { ...policy, lumpy: 97.5, capitalPercent: 12 },
    });
    expect(await call(loader, visitor)).toMatchObject({
      policy: {
        serviceLevel: { lumpy: 0.975, smooth: 0.95 },
        capitalPercent: 12,
      },
      policyVersion: 2,
      policyBefore: { reviewDays: 14, serviceLevel: { lumpy: 0.95 } },
    });
    // Whoever still looks at the rules of before a newer change does not take that one back.
    const goBack = (body: object, over: number) =>
      call(action, { ...visitor, body: { ...body, over } });
    expect(await goBack(policy, 1)).toMatchObject({ outcome: "moved" });
    expect(await call(loader, visitor)).toMatchObject({ policyVersion: 2 });
    // What was taken back is one change no more: going back again goes further back.
    expect(await goBack(policy, 2)).toMatchObject({ outcome: "done" });
    expect(await call(loader, visitor)).toMatchObject({
      policy: { reviewDays: 14, serviceLevel: { lumpy: 0.95 } },
      policyBefore: defaultPolicy,
    });
    for (const body of [
      { ...policy, percent: 20 },
      { intent: "accept", lines: "no list" },
    ])
      expect(await call(action, { ...visitor, body })).toMatchObject({
        status: 400,
      });
  });

  test("H2 what-ifs are asked and events told by programs, in the same words as on the pages", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    expect(
      await call(routes.resilience.loader, {
        ...visitor,
        query: "?what=rush&factor=5&days=14",
      }),
    ).toMatchObject({
      status: 200,
      articles: 0,
      wish: { factor: 5, days: 14 },
    });
    expect(
      await call(routes.resilience.loader, {
        ...visitor,
        query: "?what=earthquake",
      }),
    ).toMatchObject({ status: 400 });

    const { loader, action } = routes.demand;
    const event = {
      intent: "note-event",
      kind: "live",
      startsOn: "2026-12-24",
      lift: 2.5,
      name: "Evening live",
    };
    expect(await call(action, { ...visitor, body: event })).toMatchObject({
      status: 200,
      outcome: "done",
    });
    const { events } = await call(loader, visitor);
    expect(events).toMatchObject([
      { name: "Evening live", lift: 2.5, endsOn: "2026-12-24" },
    ]);
    const removal = { intent: "remove-event", eventId: events[0].id };
    expect(await call(action, { ...visitor, body: removal })).toMatchObject({
      status: 200,
    });
    expect(await call(action, { ...visitor, body: removal })).toMatchObject({
      status: 409,
    });
    expect(
      await call(action, {
        ...visitor,
        body: { ...event, about: "sku", sku: "NO-SUCH" },
      }),
    ).toMatchObject({ status: 422, field: "sku" });
    expect(
      await call(action, { ...visitor, body: { ...event, startsOn: "soon" } }),
    ).toMatchObject({ status: 400 });
  });

  test("one shop never sees another", async () => {
    shopifyGivesTokens();
    await call(routes.overview.loader, await enter());
    const other = await web.world.prisma.shop.create({
      data: {
        domain: "other.myshopify.com",
        name: "Other",
        currency: "USD",
        installedAt: new Date(),
      },
    });
    const conflict = await web.world.prisma.conflict.create({
      data: {
        shopId: other.id,
        kind: "stuck",
        key: "k",
        subject: "s",
        subjectKind: "effect",
        subjectId: other.id,
        reason: "r",
        state: "open",
        version: "1",
        openedBy: crypto.randomUUID(),
        openedAt: new Date(),
      },
    });
    const visitor = await enter();
    expect(await call(routes.conflicts.loader, visitor)).toMatchObject({
      open: [],
    });
    expect(
      await call(routes.settle.action, {
        ...visitor,
        params: { id: conflict.id },
        body: { version: "1", choice: { kind: "leave" } },
      }),
    ).toMatchObject({ outcome: "unknown" });
    const items = [
      {
        conflictId: conflict.id,
        version: "1",
        answer: { kind: "leave" },
      },
    ];
    expect(
      await call(routes.foresee.action, { ...visitor, body: { items } }),
    ).toMatchObject({ status: 200, settles: 0, stays: 1 });
    expect(
      await call(routes.settleMany.action, { ...visitor, body: { items } }),
    ).toMatchObject({
      status: 200,
      settled: 0,
      items: [{ conflictId: conflict.id, outcome: "unknown" }],
    });
    expect(
      await call(routes.tend.action, {
        ...visitor,
        params: { id: conflict.id },
        body: { note: "Ours?" },
      }),
    ).toMatchObject({ status: 404, outcome: "unknown" });
  });

  test("H2 rules are set by consent, listed, taken back, and refused for what a person must look at", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    const set = (cause: string, answer: object | null) =>
      call(routes.answerRules.action, { ...visitor, body: { cause, answer } });
    const leave = { kind: "leave" };
    expect(await set("stock:oversold", leave)).toMatchObject({
      status: 409,
      outcome: "unfit",
    });
    expect(await set("link:no-code", leave)).toMatchObject({ status: 200 });
    expect(await call(routes.answerRules.loader, visitor)).toMatchObject({
      rules: [{ cause: "link:no-code", answer: leave, version: 1, times: 0 }],
    });
    expect(await set("link:no-code", null)).toMatchObject({ status: 200 });
    expect(await call(routes.answerRules.loader, visitor)).toMatchObject({
      rules: [],
    });
    expect(await set("", leave)).toMatchObject({ status: 400 });
  });

  test("O7 a program is told the route that an order would take, why, and every route that has the goods", async () => {
    shopifyGivesTokens();
    const visitor = await enter();
    await call(routes.overview.loader, visitor);
    const { prisma } = web.world;
    const shop = await prisma.shop.findFirstOrThrow();
    const { id } = await aMug(prisma, shop.id, 3);
    const ask = (query: string) =>
      call(routes.promises.loader, { ...visitor, query });
    const two = await ask("?sku=MUG&units=2&postalCode=94107");
    expect(two).toMatchObject({
      status: 200,
      region: { countryCode: "US", state: "CA", zip3: "941" },
      quantile: 0.9,
      taken: {
        kind: "own",
        name: "Harbor Warehouse",
        isCostAssumed: true,
        why: { reason: "only" },
      },
    });
    expect(two.routes).toHaveLength(1);
    expect(two.taken.keeps).toBeGreaterThanOrEqual(0.9);
    const four = await ask(`?variantId=${id}&units=4&postalCode=94107`);
    expect(four).toMatchObject({ status: 200, taken: null, routes: [] });
    expect(await ask("?sku=NONE")).toMatchObject({ status: 422 });
    expect(await ask("?units=2")).toMatchObject({ status: 400 });
  });
});

/** A mug, so many of which lie in the merchant's own warehouse. */
async function aMug(
  prisma: typeof web.world.prisma,
  shopId: string,
  available: number,
) {
  const at = new Date("2026-11-20T10:00:00Z");
  const { variants } = await prisma.product.create({
    data: {
      shopId,
      externalId: "gid://shopify/Product/1",
      title: "Mug",
      handle: "mug",
      status: "ACTIVE",
      vendor: "",
      productType: "",
      sourceUpdatedAt: at,
      variants: {
        create: {
          shopId,
          externalId: "gid://shopify/ProductVariant/1",
          inventoryItemId: "gid://shopify/InventoryItem/1",
          sku: "MUG",
          title: "Navy",
          priceMinor: 1850,
          position: 1,
        },
      },
    },
    include: { variants: true },
  });
  const id = variants[0]?.id ?? "";
  const pool = await prisma.pool.create({
    data: {
      shopId,
      kind: "own",
      externalId: "gid://shopify/Location/1",
      name: "Harbor Warehouse",
    },
  });
  const entryId = crypto.randomUUID();
  await prisma.stockLevel.create({
    data: {
      shopId,
      poolId: pool.id,
      itemId: id,
      onHand: available,
      available,
      reserved: 0,
      asOf: at,
      entryId,
    },
  });
  return { id };
}
