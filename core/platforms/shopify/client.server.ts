import pRetry from "p-retry";
import type { z } from "zod";
import type { PictureLook } from "#core/domain/listings/foresee-pictures.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import {
  type MarkRecipient,
  recipientMarks,
} from "#core/kit/recipient-mark.ts";
import type { Clock } from "#core/world/clock.ts";
import type {
  CredentialKeeper,
  StorefrontCredential,
} from "#core/world/credentials.ts";
import type { Log } from "#core/world/log.ts";
import type { Pacing } from "#core/world/pacing.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { createBudget } from "./client/budget.ts";
import { currentToken, renewToken } from "./client/credential.server.ts";
import { downloadLines } from "./client/download.server.ts";
import { type Failure, readFailure } from "./client/failure.ts";
import {
  fetchPicture,
  type PictureFile,
} from "./client/fetch-picture.server.ts";
import { lookAtPicture } from "./client/look-at-picture.server.ts";
import {
  jitteredPause,
  patience as ordinaryPatience,
  type Patience,
  pause,
} from "./client/patience.ts";
import { createSender, openLibrary } from "./client/send.server.ts";
import type { ShapeOf, VariablesOf } from "./wire/typed-document.ts";

export type RequestMode =
  /** Changes nothing. */
  | "read"
  /** Sent twice it takes hold once, by its key or by its nature: it may be tried again without looking. */
  | "keyed-write"
  /** Sent twice it could take hold twice. */
  | "write";

export type AdminClient = {
  markRecipient: MarkRecipient;
  /**
   * Sends one document and reads the answer's `data` with the schema. `userErrors` are the operation's to read. Waits
   * for the shop's points rather than be refused.
   *
   * @throws SyncError platform_throttled, platform_unreachable or platform_internal after a few tries; outcome_unknown at
   * once for a plain write without a clear answer; authorization_missing, authorization_expired, authorization_outdated,
   * scope_missing, subject_not_found, request_refused, wire_unexpected.
   */
  request<const Document extends string, Shape extends z.ZodType>(
    shop: ShopRef,
    document: Document,
    variables: VariablesOf<Document>,
    schema: Shape & ShapeOf<Document, Shape>,
    options: { mode: RequestMode },
  ): Promise<z.output<Shape>>;
  /** The lines of a file that Shopify wrote for us. */
  download(url: string): AsyncIterable<string>;
  picture(url: string): Promise<PictureFile>;
  lookAtPicture(url: string): Promise<PictureLook | null>;
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
  /** Whether Shopify is a pretended one, whose pictures may lie at plain addresses. */
  isPretended?: boolean;
  credentials: CredentialKeeper<StorefrontCredential>;
  pacing: Pacing;
  clock: Clock;
  log: Log;
  patience?: Patience;
}): AdminClient {
  const { clock, log, credentials, patience = ordinaryPatience } = settings;
  const api = openLibrary(settings);
  const source = { api, credentials, clock };
  const budget = createBudget({ ...settings, patience });
  const send = createSender(api, budget);

  return {
    markRecipient: recipientMarks(settings.apiSecret),
    download: downloadLines,
    picture: (url) =>
      fetchPicture(url, { takesPlain: settings.isPretended ?? false }),
    lookAtPicture: (url) =>
      lookAtPicture(url, { takesPlain: settings.isPretended ?? false }),
    async request(shop, document, variables, schema, { mode }) {
      const name = nameOf(document);
      let rejected: string | null = null;

      const sendOnce = async () => {
        const spending = await budget.spend(shop.domain, name, variables);
        const token = rejected
          ? await renewToken(source, shop, (c) => c.accessToken === rejected)
          : await currentToken(source, shop);
        try {
          return await send(spending, token, document, variables);
        } catch (thrown) {
          const failure = await readFailure(thrown);
          if (failure.kind === "unauthorized") {
            // The second refusal is final: a new token does not help.
            if (rejected) throw failure.error;
            rejected = token;
          }
          if (failure.kind === "throttled" && !failure.cost)
            await budget.rest(shop.domain, failure.waitMs);
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
              operation: name,
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

  /** Milliseconds until the next try, or null where there must not be one. */
  function waitAfter(failure: Failure, mode: RequestMode, attempt: number) {
    switch (failure.kind) {
      case "unauthorized":
        return 0;
      case "throttled":
        // The budget knows by now, and makes the next try wait; what is further off is the queue's business.
        return failure.waitMs <= patience.longestWaitMs ? 0 : null;
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

function read<Shape extends z.ZodType>(
  data: unknown,
  schema: Shape,
  mode: RequestMode,
): z.output<Shape> {
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
