import { z } from "zod";
import { done } from "../../deed.ts";
import { endAuthorization, expireTokens } from "../authorization.ts";
import { sendLetter } from "../webhooks.ts";
import { noBody, shopDeed } from "./deed.ts";

/** What happens between the seller, the platform and the app as such. */
export const shopDeeds = [
  shopDeed({
    method: "POST",
    path: "/tiktok/deauthorize",
    what: "The seller removes the app: webhook 6, and every token dies.",
    body: noBody,
    run(platform) {
      // The letter goes out first: nothing is posted for a shop that is no longer authorized.
      sendLetter(platform, 6, {
        message: "The seller has removed the authorization",
      });
      endAuthorization(platform.state);
      return done({ authorized: false });
    },
  }),
  shopDeed({
    method: "POST",
    path: "/tiktok/expire-tokens",
    what: "Ages the access tokens past their end, and the refresh tokens where wished.",
    body: z.object({ refreshTokens: z.boolean().optional() }),
    run(platform, { body }) {
      expireTokens(platform.state, body.refreshTokens === true);
      return done({ ok: true });
    },
  }),
  shopDeed({
    method: "PUT",
    path: "/tiktok/limits",
    what: "Sets the calls a second that one shop's endpoints take, for all or for single ones (`METHOD /path`).",
    body: z.object({
      qps: z.number().min(0).optional(),
      endpoints: z.record(z.string(), z.number().min(0)).optional(),
      retryAfterSeconds: z.int().min(0).optional(),
    }),
    run({ state }, { body }) {
      const given = Object.entries(body).filter(([, v]) => v !== undefined);
      Object.assign(state.limits, Object.fromEntries(given));
      return done(state.limits);
    },
  }),
];
