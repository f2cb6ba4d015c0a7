import type { Context, Hono } from "hono";
import { viewFbt } from "../fbt/state-view.ts";
import type { ShopDeed } from "./deeds/deed.ts";
import { tiktokDeeds } from "./deeds.ts";
import type { Strictness } from "./gateway.ts";
import type { Mall } from "./mall.ts";
import { viewShop } from "./state-view.ts";

/** The TikTok routes of the control face: the state of every shop, and what people do outside the Open API. */
export function mountTikTokControl(
  control: Hono,
  mall: Mall,
  strictness: Strictness,
): void {
  control.get("/state/tiktok", (c) =>
    c.json({
      shops: mall.shops().map(({ state }) => ({
        id: state.shop.id,
        name: state.shop.name,
        authorized: state.authorization.active,
      })),
    }),
  );
  control.get("/state/tiktok/:shopId", (c) => {
    const platform = mall.shop(c.req.param("shopId"));
    return platform
      ? c.json(viewShop(platform))
      : noSuchShop(c, c.req.param("shopId"));
  });
  control.get("/state/fbt", (c) => {
    const platform = shopOf(c, mall);
    return platform ? c.json(viewFbt(platform)) : noSuchShop(c);
  });
  for (const deed of tiktokDeeds)
    control.on(deed.method, deed.path, (c) => perform(c, mall, deed));
  control.put("/tiktok/strict", async (c) => {
    strictness.answers = (await c.req.json<Strictness>()).answers;
    return c.json(strictness);
  });
}

async function perform(
  c: Context,
  mall: Mall,
  deed: ShopDeed,
): Promise<Response> {
  const platform = shopOf(c, mall);
  if (!platform) return noSuchShop(c);
  const body = deed.body.safeParse(await readJson(c));
  if (!body.success)
    return c.json(
      { error: body.error.message, issues: body.error.issues },
      400,
    );
  const outcome = deed.run(platform, {
    params: c.req.param(),
    body: body.data,
  });
  mall.context.changed();
  if ("missing" in outcome)
    return c.json({ error: `there is no ${outcome.missing}` }, 404);
  if ("refused" in outcome) {
    const { refused: error, code } = outcome;
    return c.json(code === undefined ? { error } : { error, code }, 409);
  }
  return c.json(outcome.done as object);
}

const shopOf = (c: Context, mall: Mall) => {
  const id = c.req.query("shop");
  return id === undefined ? mall.main() : mall.shop(id);
};

const noSuchShop = (c: Context, id = c.req.query("shop")) =>
  c.json({ error: `there is no shop ${id}` }, 404);

async function readJson(c: Context): Promise<unknown> {
  const raw = await c.req.text();
  if (raw.trim() === "") return {};
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
