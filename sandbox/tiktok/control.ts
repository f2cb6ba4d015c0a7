import { z } from "zod";
import { Refused } from "../control/refused.ts";
import { type ControlRoute, route } from "../control/route.ts";
import { viewFbt } from "../fbt/state-view.ts";
import type { ShopDeed } from "./deeds/deed.ts";
import { tiktokDeeds } from "./deeds.ts";
import type { Strictness } from "./gateway.ts";
import type { Mall } from "./mall.ts";
import { newShopSchema, openShop } from "./new-shop.ts";
import type { Platform } from "./platform.ts";
import { viewShop } from "./state-view.ts";

const chapter = "TikTok Shop";
const ofShop = z.object({
  shop: z
    .string()
    .optional()
    .describe("Another shop than the first, by its id."),
});

/** The TikTok routes of the control face: the state of every shop, and what people do outside the Open API. */
export function controlRoutes(
  mall: Mall,
  strictness: Strictness,
): ControlRoute[] {
  const demand = (id: string | undefined): Platform => {
    const platform = id === undefined ? mall.main() : mall.shop(id);
    if (!platform) throw new Refused(404, `there is no shop ${id}`);
    return platform;
  };
  return [
    route({
      method: "GET",
      path: "/state/tiktok",
      chapter,
      says: "Every shop, and whether its seller has authorized the app.",
      act: () => ({
        shops: mall.shops().map(({ state }) => ({
          id: state.shop.id,
          name: state.shop.name,
          authorized: state.authorization.active,
        })),
      }),
    }),
    route({
      method: "GET",
      path: "/state/tiktok/:shopId",
      chapter,
      says: "The whole shop: unmasked, unpaged.",
      params: z.object({ shopId: z.string() }),
      act: ({ params }) => viewShop(demand(params.shopId)),
    }),
    route({
      method: "GET",
      path: "/state/fbt",
      chapter: "FBT",
      says: "The centres with goods, stock, records and consign orders.",
      query: ofShop,
      act: ({ query }) => viewFbt(demand(query.shop)),
    }),
    route({
      method: "POST",
      path: "/tiktok/shops",
      chapter,
      says: "One more seller opens a shop, which the consent page then offers; its catalog may be as big as you like.",
      body: newShopSchema,
      act({ body }) {
        const opened = openShop(mall, body);
        if (typeof opened === "string") throw new Refused(409, opened);
        mall.context.changed();
        return opened;
      },
    }),
    ...tiktokDeeds.map((deed) => routeOf(mall, demand, deed)),
    route({
      method: "PUT",
      path: "/tiktok/strict",
      chapter,
      says: "Whether an answer of the sandbox that breaks the contract is an error.",
      body: z.strictObject({ answers: z.boolean() }),
      act({ body }) {
        strictness.answers = body.answers;
        return strictness;
      },
    }),
  ];
}

function routeOf(
  mall: Mall,
  demand: (id: string | undefined) => Platform,
  deed: ShopDeed,
): ControlRoute {
  const places = [...deed.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => [
    name,
    z.string(),
  ]);
  return route({
    method: deed.method,
    path: deed.path,
    chapter: deed.path.startsWith("/fbt/") ? "FBT" : chapter,
    says: deed.what,
    params: z.object(Object.fromEntries(places)),
    query: ofShop,
    body: deed.body,
    act({ params, query, body }) {
      const outcome = deed.run(demand(query.shop), {
        params: params as Record<string, string>,
        body,
      });
      mall.context.changed();
      if ("missing" in outcome)
        throw new Refused(404, `there is no ${outcome.missing}`);
      if ("refused" in outcome) {
        const { refused, code } = outcome;
        throw new Refused(409, refused, code === undefined ? {} : { code });
      }
      return outcome.done;
    },
  });
}
