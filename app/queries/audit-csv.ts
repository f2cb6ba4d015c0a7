import type { Translate } from "../texts/rooms.ts";
import type { AuditWords } from "../ui/activity/audit-words.ts";
import { csvOf } from "./csv.ts";

const columns = {
  at: (line) => line.at.toISOString(),
  who: (line) => line.who,
  action: (line) => line.action,
  subject: (line) => line.subject.label,
  before: (line) => line.before,
  after: (line) => line.after,
  result: (line) => line.result,
  reason: (line) => line.reason,
} satisfies Record<string, (line: AuditWords) => string | null>;
const names = Object.keys(columns) as (keyof typeof columns)[];

/** Audit lines as CSV (RFC 4180), its columns named in the language that the lines are said in; moments are ISO 8601. */
export function auditCsv(lines: AuditWords[], t: Translate): string {
  return csvOf([
    names.map((name) => t(`activity:export.column.${name}`)),
    ...lines.map((line) => names.map((name) => columns[name](line) ?? "")),
  ]);
}
