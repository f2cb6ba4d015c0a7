import { useTranslation } from "react-i18next";
import type { ConflictListRow } from "../../queries/conflicts.server.ts";
import { ConflictList } from "./conflict-list.tsx";
import { NoConflicts } from "./no-conflicts.tsx";

const sorts = ["field", "link", "stock", "stuck"] as const;

/** Questions that are over, by their sort. */
export function SettledList({
  rows,
  now,
}: {
  rows: ConflictListRow[];
  now: Date;
}) {
  const { t } = useTranslation("conflicts");
  if (rows.length === 0) return <NoConflicts text={t("empty.settled")} />;
  return sorts.map((kind) => {
    const asked = rows.filter((row) => row.kind === kind);
    return asked.length > 0 ? (
      <ConflictList
        key={kind}
        title={t(`sorts.${kind}`)}
        rows={asked}
        now={now}
      />
    ) : null;
  });
}
