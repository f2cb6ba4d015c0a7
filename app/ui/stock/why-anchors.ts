import type { Channel } from "#core/domain/stock/stock-rule.ts";

/** Where the answers stand on a variant's page that the terms of its numbers lead to. */
export const movementsId = "movements";
export const soldAsId = "sold-as";
export const splitId = "split";
export const ruleId = (channel: Channel) => `rule-${channel}`;
export const paceId = (channel: Channel) => `pace-${channel}`;
