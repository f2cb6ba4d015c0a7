import type { FaceContext } from "../face.ts";
import { type Agenda, createAgenda } from "./agenda.ts";
import type { TikTokState } from "./state.ts";

export type TikTokCredentials = {
  appKey: string;
  appSecret: string;
  serviceId: string;
};

/** Kinds of things that go on by themselves. */
export type Kind =
  | "authorization"
  | "product"
  | "order"
  | "package"
  | "cancellation"
  | "return"
  | "consignment"
  | "inbound";

/** One shop of the pretend platform, with all that its rooms are given. */
export type Platform = {
  state: TikTokState;
  readonly context: FaceContext;
  readonly credentials: TikTokCredentials;
  readonly agenda: Agenda<Kind>;
  /** The town's time; during a leap of the calendar, the time at which the thing at hand was due. */
  now(): number;
  /** Lets `deed` happen at a time of its own. */
  during(at: number, deed: () => void): void;
};

export function openPlatform(
  context: FaceContext,
  credentials: TikTokCredentials,
  state: TikTokState,
): Platform {
  let moment: number | undefined;
  return {
    state,
    context,
    credentials,
    agenda: createAgenda<Kind>(),
    now: () => moment ?? context.clock.now(),
    during(at, deed) {
      moment = at;
      try {
        deed();
      } finally {
        moment = undefined;
      }
    },
  };
}

/** One Open API call that has passed the gateway. */
export type Call = {
  platform: Platform;
  path: Record<string, string>;
  query: Record<string, string>;
  /** Parsed JSON body; `{}` when none was sent. Checked against the contract, so casts inside handlers are safe. */
  body: Record<string, unknown>;
  /** Parts of a multipart body; none for other calls. */
  files: Record<string, UploadedFile>;
};

export type UploadedFile = { name: string; bytes: Uint8Array };

/** Answers `data` of the envelope; refuses by throwing `Refusal`. */
export type Handler = (call: Call) => unknown;
/** Handlers by `METHOD /path/{with}/places`. */
export type Handlers = Record<string, Handler>;

/** Unix seconds, as the wire wants them. */
export const seconds = (ms: number): number => Math.floor(ms / 1000);
