import type { AuditWords } from "../ui/activity/audit-words.ts";
import { csvOf } from "./csv.ts";

const columns: [string, (line: AuditWords) => string | null][] = [
  ["at", (line) => line.at.toISOString()],
  ["who", (line) => line.who],
  ["action", (line) => line.action],
  ["subject", (line) => line.subject.label],
  ["before", (line) => line.before],
  ["after", (line) => line.after],
  ["result", (line) => line.result],
  ["reason", (line) => line.reason],
];

/** Audit lines as CSV (RFC 4180). */
export function auditCsv(lines: AuditWords[]): string {
  const rows = [
    columns.map(([name]) => name),
    ...lines.map((line) => columns.map(([, read]) => read(line) ?? "")),
  ];
  return csvOf(rows);
}
