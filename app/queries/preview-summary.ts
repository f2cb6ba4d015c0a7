import type { SelectionPreview } from "#core/domain/listings/plan-selection.ts";

type Item = SelectionPreview["items"][number];

/** A preview as a screen can bear it: every variant is counted, the first of each kind are named. */
export type PreviewSummary = Pick<
  SelectionPreview,
  "fingerprint" | "steps" | "calls" | "seconds"
> & {
  verdicts: { verdict: Item["verdict"]; count: number; named: Item[] }[];
  /** Why variants cannot be chosen, the most frequent reason first. */
  refusals: { reason: string; count: number }[];
  /** Units that Shopify will sell from the network's stock. */
  units: number;
};

const verdicts = [
  "blocked",
  "select",
  "already",
] as const satisfies Item["verdict"][];
const mostNamed = 50;

export function summarise(preview: SelectionPreview): PreviewSummary {
  const { items, fingerprint, steps, calls, seconds } = preview;
  const refusals = new Map<string, number>();
  for (const { blockedBy } of items)
    if (blockedBy) refusals.set(blockedBy, (refusals.get(blockedBy) ?? 0) + 1);
  const chosen = items.filter(({ verdict }) => verdict === "select");
  return {
    fingerprint,
    steps,
    calls,
    seconds,
    verdicts: verdicts
      .map((verdict) => {
        const all = items.filter((item) => item.verdict === verdict);
        return {
          verdict,
          count: all.length,
          named: all.slice(0, mostNamed),
        };
      })
      .filter(({ count }) => count > 0),
    refusals: [...refusals]
      .map(([reason, count]) => ({ reason, count }))
      .toSorted((a, b) => b.count - a.count),
    units: chosen.reduce((sum, { publishes }) => sum + publishes, 0),
  };
}
