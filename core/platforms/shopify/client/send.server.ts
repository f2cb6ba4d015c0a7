import "@shopify/shopify-api/adapters/web-api";
import {
  GraphqlQueryError,
  Session,
  type Shopify,
  shopifyApi,
} from "@shopify/shopify-api";
import type { Log } from "#core/world/log.ts";
import { apiVersion } from "../api-version.ts";
import { libraryLog } from "../library-log.ts";
import type { Budget, Spending } from "./budget.ts";
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
    logger: libraryLog(settings.log),
  });
}

/** Sends one document once, and settles what it cost; throws the library's own errors. */
export function createSender(api: Pick<Shopify, "clients">, budget: Budget) {
  return async (
    spending: Spending,
    accessToken: string,
    document: string,
    variables: Record<string, unknown>,
  ): Promise<unknown> => {
    const session = new Session({
      id: `offline_${spending.domain}`,
      shop: spending.domain,
      state: "",
      isOnline: false,
      accessToken,
    });
    const settle = async (extensions: unknown, wasRefused: boolean) => {
      const cost = readCost(extensions);
      if (cost) await budget.settle(spending, cost, wasRefused);
    };
    try {
      // The library's own retries stay off: it takes Retry-After for milliseconds.
      const answer = await new api.clients.Graphql({ session }).request(
        document,
        { variables, retries: 0 },
      );
      await settle(answer.extensions, false);
      return answer.data;
    } catch (thrown) {
      if (thrown instanceof GraphqlQueryError)
        await settle(thrown.body?.extensions, isThrottled(thrown));
      throw thrown;
    }
  };
}

const isThrottled = ({ body }: GraphqlQueryError): boolean =>
  JSON.stringify(body?.errors?.graphQLErrors ?? null).includes('"THROTTLED"');
