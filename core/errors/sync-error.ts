import { catalog, type ErrorCode } from "./catalog.ts";

type Details = {
  /** The platform's own words, shown beside ours. Never holds secrets or personal data. */
  said?: string;
  /** Milliseconds the platform asked us to wait. */
  retryAfterMs?: number;
  /** The platform's request id, for a ticket. */
  requestId?: string;
  cause?: unknown;
};

/** The one error that is thrown on purpose. Whether another try can help comes from the catalog. */
export class SyncError extends Error {
  readonly code: ErrorCode;
  readonly said: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;
  /** Whose call failed, where it was a platform's; noted by whoever made the call, as work for one may ask the other. */
  platform: "shopify" | "tiktok" | undefined;

  constructor(code: ErrorCode, details: Details = {}) {
    super(
      details.said
        ? `${catalog[code].title}: ${details.said}`
        : catalog[code].title,
      { cause: details.cause },
    );
    this.name = "SyncError";
    this.code = code;
    this.said = details.said;
    this.retryAfterMs = details.retryAfterMs;
    this.requestId = details.requestId;
  }

  get retry(): "later" | "never" {
    return catalog[this.code].retry;
  }
}
