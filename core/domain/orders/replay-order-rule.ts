import type { Fallback, OrderRule } from "./order-rule.ts";

const hourMs = 60 * 60_000;

/** A request of the past, as far as the rule decides about it. */
export type PastRequest = {
  requestId: string;
  orderId: string;
  /** Of the order, for people. */
  name: string;
  refused: boolean;
  /** Since when the network has had it; null: it never had. */
  orderedAt: Date | null;
  /** When its first parcel left; null: none has yet. */
  leftAt: Date | null;
};

/** What a rule does about a request: nothing where the network ships it in time. */
export type RuleOutcome = Fallback | "none";

export type OrderRuleReplay = {
  requests: number;
  today: Record<RuleOutcome, number>;
  tried: Record<RuleOutcome, number>;
  /** Those that would have gone another way, in the order they were given. */
  differing: {
    orderId: string;
    name: string;
    today: RuleOutcome;
    tried: RuleOutcome;
  }[];
};

/** The same past under the rule in force and under another one. What a person wished for single requests is left out. */
export function replayOrderRule(
  requests: PastRequest[],
  rules: { today: OrderRule; tried: OrderRule },
  now: Date,
): OrderRuleReplay {
  const replay: OrderRuleReplay = {
    requests: requests.length,
    today: { none: 0, ask: 0, hold: 0, move: 0, promise: 0 },
    tried: { none: 0, ask: 0, hold: 0, move: 0, promise: 0 },
    differing: [],
  };
  for (const request of requests) {
    const today = outcomeUnder(rules.today, request, now);
    const tried = outcomeUnder(rules.tried, request, now);
    replay.today[today]++;
    replay.tried[tried]++;
    const { orderId, name } = request;
    if (today !== tried) replay.differing.push({ orderId, name, today, tried });
  }
  return replay;
}

function outcomeUnder(
  rule: OrderRule,
  { refused, orderedAt, leftAt }: PastRequest,
  now: Date,
): RuleOutcome {
  const waited = orderedAt
    ? (leftAt ?? now).getTime() - orderedAt.getTime()
    : 0;
  if (!refused && waited <= rule.waitHours * hourMs) return "none";
  return rule.fallback === "move" && !rule.moveTo ? "ask" : rule.fallback;
}
