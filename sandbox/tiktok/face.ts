import { Hono } from "hono";
import { Refused } from "../control/refused.ts";
import { watchDoor } from "../door.ts";
import type { Face, FaceContext } from "../face.ts";
import type { Town } from "../town.ts";
import { controlRoutes } from "./control.ts";
import { createDoorKeeper } from "./door-keeper.ts";
import { failure } from "./envelope.ts";
import { createGateway, type Strictness } from "./gateway.ts";
import { createLimiter } from "./limits.ts";
import { openMall, type SavedMall } from "./mall.ts";
import { createMarket } from "./market.ts";
import { mountOauth } from "./oauth.ts";
import type { TikTokCredentials } from "./platform.ts";

const emptyTown: Town = {
  name: "nowhere",
  shop: {
    handle: "nowhere",
    name: "Nowhere",
    email: "nobody@example.com",
    currency: "USD",
    location: {
      name: "",
      address1: "",
      city: "",
      provinceCode: "",
      zip: "",
      countryCode: "US",
    },
  },
  tiktokShop: {
    id: "7495540000000000001",
    name: "Nowhere",
    region: "US",
    cipher: "GCP_nowhere",
    openId: "nowhere",
    sellerName: "Nobody",
    warehouse: { id: "7068517275539719940", name: "Nowhere" },
  },
  products: [],
  listings: [],
  centres: [],
  goods: [],
  unreachablePostalCodes: [],
};

/**
 * The pretend TikTok Shop with its FBT chapter: consent page, token host and Open API on one address.
 * @param strictness whether an answer of its own that breaks the contract is an error; the control face can change it.
 */
export function createTikTokFace(
  context: FaceContext,
  credentials: TikTokCredentials,
  strictness: Strictness = { answers: false },
): Face {
  const mall = openMall(context, credentials, emptyTown);
  const limiter = createLimiter();

  const app = new Hono();
  app.use("*", watchDoor(context, createDoorKeeper(mall)));
  mountOauth(app, mall);
  app.all("*", createGateway(mall, limiter, strictness));
  app.onError((error, c) => {
    console.error("[pretend TikTok Shop]", error);
    return c.json(failure(36_009_003, `Internal error: ${error.message}`), 500);
  });

  context.clock.onTick(() => mall.runLife());

  return {
    app,
    platform: "tiktok",
    control: controlRoutes(mall, strictness),
    market: createMarket(mall),
    async open(town) {
      const opened = mall.open(town);
      if (typeof opened === "string") throw new Refused(409, opened);
    },
    shops: () =>
      mall.shops().map(({ state: { shop } }) => ({
        id: shop.id,
        name: shop.name,
        region: shop.region,
        cipher: shop.cipher,
        openId: shop.openId,
        sellerName: shop.sellerName,
      })),
    plant(town) {
      limiter.clear();
      mall.replant(town);
    },
    save: () => mall.save(),
    chests: () => mall.chests(),
    async load(saved) {
      limiter.clear();
      await mall.load(saved as SavedMall);
    },
  };
}
