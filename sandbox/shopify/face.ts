import { Hono } from "hono";
import { Refused } from "../control/refused.ts";
import { watchDoor } from "../door.ts";
import type { Face, FaceContext } from "../face.ts";
import { createAdminGraphql } from "./admin-graphql.ts";
import {
  type AppConfiguration,
  readAppConfiguration,
} from "./app-configuration.ts";
import { createContentNetwork } from "./content-network.ts";
import { controlRoutes } from "./control/routes.ts";
import {
  type Desk,
  type Registration,
  type ShopifyCredentials,
  shopDomain,
} from "./desk.ts";
import { createDoorKeeper } from "./door-keeper.ts";
import { createFileRoutes } from "./file-routes.ts";
import { createFileStore } from "./files.ts";
import { createHostPage } from "./frame/routes.ts";
import { createMarket } from "./market.ts";
import { createOAuth } from "./oauth.ts";
import { openStore, plantStore } from "./plant.ts";
import {
  emptyState,
  reopen,
  type SavedShopify,
  type ShopifyState,
} from "./state.ts";

/** How the app is registered with Shopify; without more, as its own configuration file says. */
export type AppIdentity = Pick<ShopifyCredentials, "apiKey" | "apiSecret"> & {
  scopes?: string[];
  configuration?: AppConfiguration;
  registration?: Registration;
};

/** The pretend Shopify: token endpoint, Admin GraphQL API and the admin page that frames the app. */
export function createShopifyFace(
  context: FaceContext,
  { apiKey, apiSecret, scopes, configuration, registration }: AppIdentity,
): Face {
  const declared = configuration ?? readAppConfiguration();
  const credentials: ShopifyCredentials = {
    apiKey,
    apiSecret,
    configuration: { ...declared, scopes: scopes ?? declared.scopes },
    ...(registration && { registration }),
  };
  let state: ShopifyState = emptyState();
  const files = createFileStore();
  const deskOf = (shop: string, origin = ""): Desk | undefined => {
    const store = state.stores[shop.replace(/\.myshopify\.com$/, "")];
    return store && { context, credentials, state, store, files, origin };
  };

  const app = new Hono();
  app.use("/shops/:shop/admin/*", watchDoor(context, createDoorKeeper(deskOf)));
  app.route("/", createOAuth(deskOf));
  app.route("/", createAdminGraphql(deskOf));
  app.route("/", createFileRoutes(files));
  app.route("/", createContentNetwork());
  app.route("/", createHostPage(deskOf, context, credentials));

  return {
    app,
    platform: "shopify",
    control: controlRoutes(deskOf),
    market: createMarket((shop = Object.keys(state.stores)[0]) =>
      shop === undefined ? undefined : deskOf(shop),
    ),
    async open(town) {
      if (state.stores[town.shop.handle])
        throw new Refused(409, `there is a store ${town.shop.handle} already`);
      const desk = { context, credentials, state, files, origin: "" };
      await openStore(desk, town);
    },
    shops: () =>
      Object.values(state.stores).map((store) => ({
        handle: store.handle,
        domain: shopDomain(store),
        name: store.name,
      })),
    plant(town) {
      state = emptyState();
      plantStore({ context, credentials, state, files, origin: "" }, town);
      context.changed();
    },
    save: () => state,
    chests() {
      const { stores, ...facts } = state;
      return [
        { path: ["shopify"], object: facts },
        ...Object.entries(stores).map(([handle, store]) => ({
          path: ["shopify", "stores", handle],
          object: store,
        })),
      ];
    },
    async load(saved) {
      state = await reopen(saved as SavedShopify);
    },
  };
}
