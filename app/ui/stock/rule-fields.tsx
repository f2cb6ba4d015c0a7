import type { Channel, RuleLimits } from "#core/domain/stock/stock-rule.ts";

/** The fields of a form that asks for these limits; null lifts the rule. */
export const ruleForm = (
  channel: Channel,
  limits: RuleLimits | null,
): Record<string, string | number> =>
  limits
    ? {
        channel,
        bufferUnits: limits.bufferUnits,
        cap: limits.cap ?? "",
        floor: limits.floor,
        exposure: limits.exposure ?? "spikes",
        promise: limits.promise ?? "shared",
      }
    : { channel, lift: "yes" };

/** The same, hidden in a form. */
export function RuleFields({
  channel,
  limits,
}: {
  channel: Channel;
  limits: RuleLimits | null;
}) {
  return Object.entries(ruleForm(channel, limits)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
