import type { Hono } from "hono";
import type { TownClock } from "./clock.ts";
import type { PostOffice } from "./post-office.ts";
import type { Town } from "./town.ts";

/** What every platform face is given. */
export type FaceContext = {
  clock: TownClock;
  post: PostOffice;
  faults: Faults;
  /** Say that the state changed, so that it is written to disk soon. */
  changed(): void;
  /** Where Quayside's web process answers, without a trailing slash. */
  appOrigin: string;
};

/** One pretend platform: an HTTP application, its part of the control face, and a state that survives a restart. */
export type Face = {
  app: Hono;
  /** Routes of this platform on the control face; mounted at `/`. */
  control: Hono;
  /** Forget everything and plant this town. */
  plant(town: Town): void;
  /** The whole state as plain JSON. */
  save(): unknown;
  load(saved: unknown): void;
};

/** A planted failure: the next `times` requests whose operation matches are answered so instead of being served. */
export type Fault = {
  platform: "shopify" | "tiktok";
  /** GraphQL root field, or the beginning of a TikTok path. */
  operation: string;
  times: number;
  /** HTTP status to answer with; 0 cuts the connection. */
  status: number;
  /** Serve the request first and only then fail: the outcome is unknown to the caller. */
  afterApplying: boolean;
  body: unknown;
  retryAfterSeconds?: number;
};

export type Faults = {
  plant(fault: Fault): void;
  /** Takes one use of the first fault that matches, if any. */
  take(platform: Fault["platform"], operation: string): Fault | undefined;
  clear(): void;
};

export function createFaults(): Faults {
  let planted: Fault[] = [];
  return {
    plant: (fault) => void planted.push({ ...fault }),
    take(platform, operation) {
      const fault = planted.find(
        (f) => f.platform === platform && operation.startsWith(f.operation),
      );
      if (!fault) return undefined;
      fault.times--;
      planted = planted.filter((f) => f.times > 0);
      return fault;
    },
    clear() {
      planted = [];
    },
  };
}
