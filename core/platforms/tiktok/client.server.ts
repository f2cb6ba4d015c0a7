import type { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import {
  type MarkRecipient,
  recipientMarks,
} from "#core/kit/recipient-mark.ts";
import type { Clock } from "#core/world/clock.ts";
import type {
  CredentialKeeper,
  MarketplaceCredential,
} from "#core/world/credentials.ts";
import type { Log } from "#core/world/log.ts";
import type { MarketplaceGrant } from "#core/world/marketplace.ts";
import type { Pacing } from "#core/world/pacing.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import {
  type Answer,
  failureOf,
  isSuccess,
  readAnswer,
  restAfter,
} from "./answer.ts";
import { carriedOutWhenRefusedAtGate, homeRegion } from "./assumed.ts";
import { type EndpointKey, isRepeatable } from "./endpoints.ts";
import { isStaleToken } from "./error-codes.ts";
import type { PaceSettings } from "./paces.ts";
import {
  defaultPatience,
  type Patience,
  readersPatience,
  withPatience,
} from "./patience.ts";
import { type AppKeys, buildRequest, type Parts } from "./request.ts";
import { createTokens } from "./tokens.server.ts";
import { exchange, NoAnswer } from "./transport.server.ts";
import { createTurns } from "./turns.ts";

export type TikTokClientOptions = AppKeys & {
  /** `https://open-api.tiktokglobalshop.com`, one for the whole world. */
  apiOrigin: string;
  credentials: CredentialKeeper<MarketplaceCredential>;
  refresh: (refreshToken: string) => Promise<MarketplaceGrant>;
  /** Shared by all processes: the limits count for app, shop and endpoint. */
  pacing: Pacing;
  paces?: PaceSettings;
  clock: Clock;
  log: Log;
  patience?: Partial<Patience>;
};

type Request<Schema extends z.ZodType> = Parts & {
  /** The shape of `data`, only the fields that are used. */
  schema: Schema;
  /** Refusals whose `data` and code the caller reads itself. */
  accept?: readonly number[];
};

/** Transport: address, token, signature, throttle, one typed error. Knows nothing about products. */
export type TikTokCalls = {
  /**
   * Calls an endpoint for a shop and reads its `data`.
   * @throws SyncError. Requests that must not be repeated throw `outcome_unknown` when they may have taken hold.
   */
  call<Schema extends z.ZodType>(
    shop: ShopRef,
    endpoint: EndpointKey,
    request: Request<Schema>,
  ): Promise<z.output<Schema>>;
  /** As `call`, with the code: for operations to which some refusals are an outcome. `data` is null on refusals without any. */
  ask<Schema extends z.ZodType>(
    shop: ShopRef,
    endpoint: EndpointKey,
    request: Request<Schema>,
  ): Promise<{ code: number; data: z.output<Schema> | null }>;
  /** The shop's market. */
  region(shop: ShopRef): Promise<string>;
  /** Marks a recipient, so that a corrected address is known without being kept. */
  markRecipient: MarkRecipient;
  clock: Clock;
};

export type TikTokClient = TikTokCalls & {
  /** The same for whoever holds nobody up: it waits as long as the platform asks, rather than begin a whole catalog anew. */
  unhurried: TikTokCalls;
};

export function createTikTokClient(options: TikTokClientOptions): TikTokClient {
  const patience = { ...defaultPatience, ...options.patience };
  const tokens = createTokens(options);
  const turns = createTurns(options);
  return {
    ...createCalls(options, { tokens, turns, patience }),
    unhurried: createCalls(options, {
      tokens,
      turns,
      patience: { ...patience, ...readersPatience },
    }),
  };
}

function createCalls(
  options: TikTokClientOptions,
  {
    tokens,
    turns,
    patience,
  }: {
    tokens: ReturnType<typeof createTokens>;
    turns: ReturnType<typeof createTurns>;
    patience: Patience;
  },
): TikTokCalls {
  const { clock, log } = options;

  async function send(
    { shopId }: ShopRef,
    endpoint: EndpointKey,
    parts: Parts,
    credential: MarketplaceCredential,
  ): Promise<Answer> {
    const { accessToken, cipher } = credential;
    await turns.take(shopId, endpoint, patience.longestWaitMs);
    const request = buildRequest({
      ...options,
      now: clock.now(),
      endpoint,
      parts,
      accessToken,
      cipher,
    });
    const raw = await exchange({
      ...request,
      timeoutMs: patience.timeoutMs,
    }).catch((error) => {
      const lost =
        error instanceof NoAnswer && error.sent && !isRepeatable(endpoint);
      throw new SyncError(lost ? "outcome_unknown" : "platform_unreachable", {
        said: error.message,
        cause: error,
      });
    });
    return readAnswer(raw, clock.now());
  }

  /** What the answer says about the pace is told to all processes; failing to tell them must not hide the answer. */
  async function sendInTurn(
    shop: ShopRef,
    endpoint: EndpointKey,
    parts: Parts,
    credential: MarketplaceCredential,
  ): Promise<Answer> {
    const answer = await send(shop, endpoint, parts, credential);
    const restMs = restAfter(answer);
    const told =
      restMs === null
        ? turns.served(shop.shopId, endpoint)
        : turns.throttled(shop.shopId, endpoint, restMs);
    await told.catch((error: unknown) =>
      log.warn(
        { shopId: shop.shopId, endpoint, error: String(error) },
        "the pace could not be noted",
      ),
    );
    return answer;
  }

  /** After a refused token one more try is harmless. */
  async function sendWithToken(
    shop: ShopRef,
    endpoint: EndpointKey,
    parts: Parts,
  ): Promise<Answer> {
    const credential = await tokens.current(shop.shopId);
    const answer = await sendInTurn(shop, endpoint, parts, credential);
    const mayHaveHappened =
      carriedOutWhenRefusedAtGate && !isRepeatable(endpoint);
    if (!isStaleToken(answer.code, answer.message) || mayHaveHappened)
      return answer;
    return sendInTurn(
      shop,
      endpoint,
      parts,
      await tokens.replace(shop.shopId, credential.accessToken),
    );
  }

  async function ask<Schema extends z.ZodType>(
    shop: ShopRef,
    endpoint: EndpointKey,
    request: Request<Schema>,
  ) {
    const repeatable = isRepeatable(endpoint);
    const attempt = async () => {
      const answer = await sendWithToken(shop, endpoint, request);
      if (isSuccess(answer) || request.accept?.includes(answer.code ?? 0))
        return answer;
      throw failureOf(answer, repeatable);
    };
    const retried = ({ code, requestId }: SyncError) =>
      log.warn(
        { shopId: shop.shopId, endpoint, code, requestId },
        "tiktok call is tried again",
      );
    const answer = repeatable
      ? await withPatience(patience, attempt, retried)
      : await attempt();
    return {
      code: answer.code ?? 0,
      data: readData(answer, request.schema, repeatable),
    };
  }

  return {
    markRecipient: recipientMarks(options.appSecret),
    clock,
    ask,
    region: async ({ shopId }) =>
      (await tokens.current(shopId)).region ?? homeRegion,
    async call(shop, endpoint, request) {
      const { data } = await ask(shop, endpoint, request);
      // Only accepted refusals come without data, and `call` is for callers that accept none.
      return data as NonNullable<typeof data>;
    },
  };
}

/** A write that was answered with success but illegibly has taken hold: only its probe can tell with which result. */
function readData<Schema extends z.ZodType>(
  answer: Answer,
  schema: Schema,
  repeatable: boolean,
): z.output<Schema> | null {
  if (!isSuccess(answer) && answer.data === null) return null;
  const read = schema.safeParse(answer.data ?? {});
  if (read.success) return read.data;
  throw new SyncError(repeatable ? "wire_unexpected" : "outcome_unknown", {
    // Paths and kinds only: zod's own words may quote the value.
    said: read.error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join(".")}: ${issue.code}`)
      .join("; "),
    requestId: answer.requestId,
  });
}
