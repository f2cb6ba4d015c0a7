import { dayAfter, dayOf } from "../../kit/days.ts";
import type { ArrivalWindow } from "../inbound-facts.ts";
import { type InboundRules, mayMeltOn } from "./inbound-rules.ts";
import { networkTimeZone } from "./network-time.ts";

/** Why goods cannot arrive in a week: `melts`: it is outside of the season for what melts; `closed`: the plan has been closed by then. */
export type WindowFault = "melts" | "closed";

/** The last of the network's days in which goods may arrive, YYYY-MM-DD: a week ends as its last day does, at midnight. */
export const lastDayOf = ({ until }: Pick<ArrivalWindow, "until">): string =>
  dayOf(new Date(until.getTime() - 1), networkTimeZone);

/**
 * What the network's rules have against a week of arrival, by its own days; null: nothing.
 * @param known whether any of the goods melts, and when the delivery was made at the network.
 */
export function windowFault(
  window: ArrivalWindow,
  rules: Pick<InboundRules, "meltingSeason" | "closedAfterDays">,
  known: { melts: boolean; madeAt: Date },
): WindowFault | null {
  const first = dayOf(window.from, networkTimeZone);
  const last = lastDayOf(window);
  const made = dayOf(known.madeAt, networkTimeZone);
  if (known.melts && !(mayMeltOn(rules, first) && mayMeltOn(rules, last)))
    return "melts";
  return last > dayAfter(made, rules.closedAfterDays) ? "closed" : null;
}
