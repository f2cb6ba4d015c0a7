import "@shopify/shopify-api/adapters/web-api";
import {
  GraphqlQueryError,
  LogSeverity,
  Session,
  type Shopify,
  shopifyApi,
} from "@shopify/shopify-api";
import type { Log } from "#core/world/log.ts";
import { apiVersion } from "../api-version.ts";
import type { Budget } from "./budget.ts";
import { readCost } from "./cost.ts";

export function openLibrary(settings: {
  apiKey: string;
  apiSecret: string;
  appOrigin: string;
  scopes: readonly string[];
  log: Log;
}) {
  const address = new URL(settings.appOrigin);
  return shopifyApi({
    apiKey: settings.apiKey,
    apiSecretKey: settings.apiSecret,
    hostName: address.host,
    hostScheme: address.protocol === "http:" ? "http" : "https",
    scopes: [...settings.scopes],
    apiVersion,
    isEmbeddedApp: true,
    userAgentPrefix: "Quayside",
    logger: {
      // Above debug the library logs neither bodies nor tokens.
      level: LogSeverity.Warning,
      log: (severity, message) =>
        severity === LogSeverity.Error
          ? settings.log.error({ from: "shopify-api" }, message)
          : settings.log.warn({ from: "shopify-api" }, message),
    },
  });
}

/** Sends one document once, and learns what it cost; throws the library's own errors. */
export function createSender(api: Pick<Shopify, "clients">, budget: Budget) {
  return async (
    domain: string,
    accessToken: string,
    document: string,
    variables: Record<string, unknown>,
  ): Promise<unknown> => {
    const session = new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      accessToken,
    });
    const learn = (extensions: unknown) => {
      const cost = readCost(extensions);
      if (cost) budget.learn(domain, document, cost);
    };
    try {
      // The library's own retries stay off: it takes Retry-After for milliseconds.
      const answer = await new api.clients.Graphql({ session }).request(
        document,
        { variables, retries: 0 },
      );
      learn(answer.extensions);
      return answer.data;
    } catch (thrown) {
      if (thrown instanceof GraphqlQueryError) learn(thrown.body?.extensions);
      throw thrown;
    }
  };
}
