import { LogSeverity } from "@shopify/shopify-api";
import type { Log } from "#core/world/log.ts";

/**
 * How Shopify's library speaks through our log: what is amiss only. Its everyday remarks come with every request, and at
 * debug it would write bodies and tokens.
 */
export const libraryLog = (log: Log) => ({
  level: LogSeverity.Warning,
  httpRequests: false,
  timestamps: false,
  log(severity: LogSeverity, message: string): void {
    const from = { from: "shopify-api" };
    if (severity === LogSeverity.Error) log.error(from, message);
    else log.warn(from, message);
  },
});
