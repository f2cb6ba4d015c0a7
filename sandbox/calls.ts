/** One call to a pretend platform, as its log keeps it. */
export type LoggedCall = {
  /** Counts up from 1 since the sandbox was opened. */
  n: number;
  /** The town's time when it came in, milliseconds. */
  at: number;
  platform: "shopify" | "tiktok";
  /** Handle of a Shopify store or id of a TikTok shop, where it is known. */
  shop: string | null;
  method: string;
  path: string;
  /** GraphQL root fields, or the path as the contract writes it. */
  operations: string[];
  /** Who called: the end of the access token and the user agent. */
  token: string | null;
  agent: string | null;
  /** HTTP status; 0 where the line was cut. */
  status: number;
  /** The platform's own word for a refusal: a GraphQL error code, a TikTok code. */
  code: string | null;
  /** Points that a GraphQL call was charged. */
  cost: number | null;
  /** Real milliseconds until the answer. */
  ms: number;
  /** Ids of the faults that struck it. */
  faults: string[];
};

export type CallFilter = {
  platform?: "shopify" | "tiktok" | undefined;
  shop?: string | undefined;
  method?: string | undefined;
  /** A GraphQL root field, or the beginning of a path. */
  operation?: string | undefined;
  status?: number | undefined;
  code?: string | undefined;
  /** Only calls struck by this fault, or by any (`*`). */
  fault?: string | undefined;
  /** Only calls after this number. */
  after?: number | undefined;
  /** The newest so many. */
  limit?: number | undefined;
};

export type CallLog = {
  note(call: Omit<LoggedCall, "n">): void;
  /** Oldest first. */
  list(filter?: CallFilter): LoggedCall[];
  /** How many calls there were, forgotten ones included. */
  count(): number;
  clear(): void;
};

const kept = 10_000;

/** Remembers the latest calls; older ones are forgotten, so that a long run costs no memory. */
export function createCallLog(most = kept): CallLog {
  let calls: LoggedCall[] = [];
  let count = 0;
  return {
    note(call) {
      count++;
      calls.push({ n: count, ...call });
      // Cut in one go now and then: shifting an array one by one costs its length every time.
      if (calls.length >= most * 2) calls = calls.slice(-most);
    },
    list(filter = {}) {
      const found = calls.slice(-most).filter((call) => matches(call, filter));
      return filter.limit === undefined ? found : found.slice(-filter.limit);
    },
    count: () => count,
    clear() {
      calls = [];
    },
  };
}

function matches(call: LoggedCall, filter: CallFilter): boolean {
  const { platform, shop, method, operation, status, code, fault, after } =
    filter;
  return (
    (platform === undefined || call.platform === platform) &&
    (shop === undefined ||
      call.shop === shop.replace(/\.myshopify\.com$/, "")) &&
    (method === undefined || call.method === method.toUpperCase()) &&
    (operation === undefined ||
      call.operations.includes(operation) ||
      call.path.startsWith(operation)) &&
    (status === undefined || call.status === status) &&
    (code === undefined || call.code === code) &&
    (fault === undefined ||
      (fault === "*" ? call.faults.length > 0 : call.faults.includes(fault))) &&
    (after === undefined || call.n > after)
  );
}
