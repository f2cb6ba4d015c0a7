import type { Channel } from "#core/domain/stock/stock-rule.ts";

/** Where the answers stand on a variant's page that the terms of its numbers lead to. */
export const movementsId = "movements";
export const soldAsId = "sold-as";
export const splitId = "split";
/** The walk through what is written down about the variant. */
export const pastId = "past";
/** What TikTok Shop's other warehouses show of it. */
export const elsewhereId = "elsewhere";
export const ruleId = (channel: Channel) => `rule-${channel}`;
export const paceId = (channel: Channel) => `pace-${channel}`;

/** One version of a rule, on the page of its variant or on that of the shop's rules. */
export const ruleVersionId = (id: string) => `rule-version-${id}`;
/** On the page of the shop's rules: what stands behind each warehouse of TikTok Shop's. */
export const warehousesId = "warehouses";
