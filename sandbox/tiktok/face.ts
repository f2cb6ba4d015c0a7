import { Hono } from "hono";
import type { Face, FaceContext } from "../face.ts";
import { mountFbtControl } from "../fbt/control.ts";
import type { Town } from "../town.ts";
import { mountTikTokControl } from "./control.ts";
import { failure } from "./envelope.ts";
import { createGateway, type Strictness } from "./gateway.ts";
import { runLife } from "./life.ts";
import { createLimiter } from "./limits.ts";
import { mountOauth } from "./oauth.ts";
import { plantTikTok } from "./plant.ts";
import type { Platform, TikTokCredentials } from "./platform.ts";
import type { TikTokState } from "./state.ts";

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
  const platform: Platform = {
    state: plantTikTok(emptyTown, context.clock.now()),
    context,
    credentials,
  };
  const limiter = createLimiter();

  const app = new Hono();
  mountOauth(app, platform);
  app.all("*", createGateway(platform, limiter, strictness));
  app.onError((error, c) => {
    console.error("[pretend TikTok Shop]", error);
    return c.json(failure(36_009_003, `Internal error: ${error.message}`), 500);
  });

  const control = new Hono();
  mountTikTokControl(control, platform, strictness);
  mountFbtControl(control, platform);
  context.clock.onTick(() => runLife(platform));

  return {
    app,
    control,
    plant(town) {
      limiter.clear();
      platform.state = plantTikTok(town, context.clock.now());
    },
    save: () => structuredClone(platform.state),
    load(saved) {
      limiter.clear();
      platform.state = structuredClone(saved) as TikTokState;
    },
  };
}
