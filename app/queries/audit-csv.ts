import type { AuditWords } from "../ui/activity/audit-words.ts";

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
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// Spreadsheets run a cell that begins like a formula, and titles come from strangers.
const cell = (text: string) => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
