import type { ConflictListRow } from "../../queries/conflicts.server.ts";
import { ConflictList } from "./conflict-list.tsx";
import { NoConflicts } from "./no-conflicts.tsx";

const sorts = [
  ["field", "Edited on both sides"],
  ["link", "TikTok SKUs that needed a variant"],
  ["stock", "Counts that differed"],
  ["stuck", "Steps that were refused"],
] as const;

/** Questions that are over, by their sort. */
export function SettledList({
  rows,
  now,
}: {
  rows: ConflictListRow[];
  now: Date;
}) {
  if (rows.length === 0)
    return (
      <NoConflicts text="Settled conflicts stay here, with who decided and when." />
    );
  return sorts.map(([kind, title]) => {
    const asked = rows.filter((row) => row.kind === kind);
    return asked.length > 0 ? (
      <ConflictList key={kind} title={title} rows={asked} now={now} />
    ) : null;
  });
}
