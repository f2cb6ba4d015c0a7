import pRetry from "p-retry";
import type { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { Clock } from "#core/world/clock.ts";
import type {
  CredentialKeeper,
  StorefrontCredential,
} from "#core/world/credentials.ts";
import type { Log } from "#core/world/log.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { createBudget } from "./client/budget.ts";
import { currentToken, renewToken } from "./client/credential.server.ts";
import { type Failure, readFailure } from "./client/failure.ts";
import {
  jitteredPause,
  patience as ordinaryPatience,
  type Patience,
  pause,
} from "./client/patience.ts";
import { createSender, openLibrary } from "./client/send.server.ts";

export type RequestMode =
  /** Changes nothing. */
  | "read"
  /** Sent twice it takes hold once, by its key or by its nature: it may be tried again without looking. */
  | "keyed-write"
  /** Sent twice it could take hold twice. */
  | "write";

export type AdminClient = {
  /**
   * Sends one document and reads the answer's `data` with the schema. `userErrors` are the operation's to read.
   *
   * @throws SyncError platform_throttled, platform_unreachable or platform_internal after a few tries; outcome_unknown at
   * once for a plain write without a clear answer; authorization_missing, authorization_expired, scope_missing,
   * subject_not_found, request_refused, wire_unexpected.
   */
  request<Answer>(
    shop: ShopRef,
    document: string,
    variables: Record<string, unknown>,
    schema: z.ZodType<Answer>,
    options: { mode: RequestMode },
  ): Promise<Answer>;
};

/**
 * The only way to the Admin API: address, token, budget, retries, one typed error. Knows nothing about products.
 * source: https://shopify.dev/docs/api/admin-graphql
 */
export function createAdminClient(settings: {
  apiKey: string;
  apiSecret: string;
  /** Where this app lives, e.g. `https://quayside.example`. */
  appOrigin: string;
  scopes: readonly string[];
  credentials: CredentialKeeper<StorefrontCredential>;
  clock: Clock;
  log: Log;
  patience?: Patience;
}): AdminClient {
  const { clock, log, credentials, patience = ordinaryPatience } = settings;
  const api = openLibrary(settings);
  const source = { api, credentials, clock };
  const budget = createBudget(clock);
  const send = createSender(api, budget);

  return {
    async request(shop, document, variables, schema, { mode }) {
      let rejected: string | null = null;

      const sendOnce = async () => {
        await waitForBudget(shop.domain, document);
        const token = rejected
          ? await renewToken(source, shop, (c) => c.accessToken === rejected)
          : await currentToken(source, shop);
        try {
          return await send(shop.domain, token, document, variables);
        } catch (thrown) {
          const failure = readFailure(thrown);
          if (failure.kind === "unauthorized") {
            // The second refusal is final: a new token does not help.
            if (rejected) throw failure.error;
            rejected = token;
          }
          throw new Failed(failure);
        }
      };

      const data = await pRetry(sendOnce, {
        retries: patience.tries - 1,
        minTimeout: 0,
        shouldRetry: async ({ error, attemptNumber }) => {
          if (!(error instanceof Failed)) return false;
          const { failure } = error;
          const waitMs = waitAfter(failure, mode, attemptNumber);
          if (waitMs === null) return false;
          log.warn(
            {
              shopId: shop.shopId,
              operation: nameOf(document),
              code: failure.error.code,
              requestId: failure.error.requestId,
              attempt: attemptNumber,
              waitMs: Math.round(waitMs),
            },
            "Shopify request will be tried again",
          );
          await pause(waitMs);
          return true;
        },
      }).catch((error: unknown) => {
        throw error instanceof Failed ? verdict(error.failure, mode) : error;
      });

      return read(data, schema, mode);
    },
  };

  async function waitForBudget(domain: string, document: string) {
    const waitMs = budget.waitBefore(domain, document);
    if (waitMs > patience.longestWaitMs)
      throw new SyncError("platform_throttled", { retryAfterMs: waitMs });
    if (waitMs > 0) await pause(waitMs);
    budget.spend(domain, document);
  }

  /** Milliseconds until the next try, or null where there must not be one. */
  function waitAfter(failure: Failure, mode: RequestMode, attempt: number) {
    switch (failure.kind) {
      case "unauthorized":
        return 0;
      case "throttled":
        // A little more than needed: other processes wait for the same points.
        return failure.waitMs <= patience.longestWaitMs
          ? failure.waitMs + jitteredPause(patience, 1)
          : null;
      case "uncertain":
        return mode === "write" ? null : jitteredPause(patience, attempt);
      case "refused":
        return null;
    }
  }
}

/** Carries a failed try through the retries. */
class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

const verdict = ({ kind, error }: Failure, mode: RequestMode): SyncError =>
  kind === "uncertain" && mode === "write" ? unknownOutcome(error) : error;

function read<Answer>(
  data: unknown,
  schema: z.ZodType<Answer>,
  mode: RequestMode,
): Answer {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const error = new SyncError("wire_unexpected", {
    said: issue && `${issue.path.join(".")}: ${issue.message}`,
  });
  // The write was carried out; that its answer cannot be read must not hide it.
  throw mode === "write" ? unknownOutcome(error) : error;
}

const unknownOutcome = (cause: SyncError): SyncError =>
  new SyncError("outcome_unknown", {
    said: cause.said,
    requestId: cause.requestId,
    cause,
  });

const nameOf = (document: string): string =>
  /(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? "unnamed";
