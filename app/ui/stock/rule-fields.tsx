import type { Channel, RuleLimits } from "#core/domain/stock/stock-rule.ts";

/** The hidden fields of a form that asks for these limits; null lifts the rule. */
export function RuleFields({
  channel,
  limits,
}: {
  channel: Channel;
  limits: RuleLimits | null;
}) {
  return (
    <>
      <input type="hidden" name="channel" value={channel} />
      {limits ? (
        <>
          <input type="hidden" name="bufferUnits" value={limits.bufferUnits} />
          <input type="hidden" name="cap" value={limits.cap ?? ""} />
          <input type="hidden" name="floor" value={limits.floor} />
          <input
            type="hidden"
            name="exposure"
            value={limits.exposure ?? "spikes"}
          />
          <input
            type="hidden"
            name="promise"
            value={limits.promise ?? "shared"}
          />
        </>
      ) : (
        <input type="hidden" name="lift" value="yes" />
      )}
    </>
  );
}
