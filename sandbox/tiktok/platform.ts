import type { FaceContext } from "../face.ts";
import type { TikTokState } from "./state.ts";

export type TikTokCredentials = {
  appKey: string;
  appSecret: string;
  serviceId: string;
};

/** What every room of the pretend platform is given. `state` is replaced when a town is planted or loaded. */
export type Platform = {
  state: TikTokState;
  readonly context: FaceContext;
  readonly credentials: TikTokCredentials;
};

/** One Open API call that has passed the gateway. */
export type Call = {
  platform: Platform;
  path: Record<string, string>;
  query: Record<string, string>;
  /** Parsed JSON body; `{}` when none was sent. Checked against the contract, so casts inside handlers are safe. */
  body: Record<string, unknown>;
};

/** Answers `data` of the envelope; refuses by throwing `Refusal`. */
export type Handler = (call: Call) => unknown;
/** Handlers by `METHOD /path/{with}/places`. */
export type Handlers = Record<string, Handler>;

/** Unix seconds, as the wire wants them. */
export const seconds = (ms: number): number => Math.floor(ms / 1000);
