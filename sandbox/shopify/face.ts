import { Hono } from "hono";
import { watchDoor } from "../door.ts";
import type { Face, FaceContext } from "../face.ts";
import { createAdminGraphql } from "./admin-graphql.ts";
import { controlRoutes } from "./control/routes.ts";
import type { Desk, ShopifyCredentials } from "./desk.ts";
import { createDoorKeeper } from "./door-keeper.ts";
import { createHostPage } from "./frame/routes.ts";
import { createOAuth } from "./oauth.ts";
import { plantStore } from "./plant.ts";
import { emptyState, reopen, type ShopifyState } from "./state.ts";

/** The pretend Shopify: token endpoint, Admin GraphQL API and the admin page that frames the app. */
export function createShopifyFace(
  context: FaceContext,
  credentials: ShopifyCredentials,
): Face {
  let state: ShopifyState = emptyState();
  const deskOf = (shop: string): Desk | undefined => {
    const store = state.stores[shop.replace(/\.myshopify\.com$/, "")];
    return store && { context, credentials, state, store };
  };

  const app = new Hono();
  app.use("/shops/:shop/admin/*", watchDoor(context, createDoorKeeper(deskOf)));
  app.route("/", createOAuth(deskOf));
  app.route("/", createAdminGraphql(deskOf));
  app.route("/", createHostPage(deskOf, context, credentials));

  return {
    app,
    control: controlRoutes(deskOf),
    plant(town) {
      state = emptyState();
      plantStore({ context, credentials, state }, town);
      context.changed();
    },
    save: () => state,
    load(saved) {
      state = reopen(saved as ShopifyState);
    },
  };
}
