import type { Prisma } from "@prisma/client";
import { isErrorCode } from "#core/errors/catalog.ts";
import type { AuditFact } from "../../queries/audit-lines.server.ts";
import type { SubjectName } from "../../queries/subject-names.server.ts";
import type { Translate } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";

export type AuditWords = {
  id: string;
  at: Date;
  /** Who asked for it, or what brought it about. */
  who: string;
  action: string;
  subject: { label: string; href: string | null };
  before: string | null;
  after: string | null;
  result: string;
  tone: "success" | "critical" | "info";
  reason: string | null;
};

/** An audit line in words. */
export const sayAudit = (line: AuditFact, t: Translate): AuditWords => ({
  id: line.id,
  at: line.at,
  who: sayRecorded(line.who, t),
  action: sayRecorded(line.action, t),
  subject: { label: saySubject(line.subject, t), href: line.subject.href },
  before: sayValue(line.before, t),
  after: sayValue(line.after, t),
  result: sayResult(line.result, t),
  tone: toneOf(line.result),
  reason: line.reason && sayRecorded(line.reason, t),
});

/** What a line is about: names of the shop's own things are the same in every language. */
export function saySubject(subject: SubjectName, t: Translate): string {
  if (subject.kind === "named") return subject.name;
  if (subject.kind === "order")
    return t("activity:subject.order", { name: subject.name });
  if (subject.kind === "question") return sayRecorded(subject.name, t);
  return t(`activity:subject.${subject.name}`);
}

const choices = ["storefront", "marketplace", "link", "leave"] as const;
const parts = [
  "base",
  "storefront",
  "marketplace",
  "network",
  "stockedAt",
  "tiktokOrder",
] as const;

/**
 * A value before or after a change, as people read it. Values are our own: a number, a text, a person's choice, or a
 * small flat object.
 * @returns null where there is nothing to read.
 */
export function sayValue(value: Prisma.JsonValue, t: Translate): string | null {
  if (value === null) return null;
  if (typeof value === "string") return sayRecorded(calm(value), t);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(String).join(", ") || null;
  const { kind, value: chosen, name, ...rest } = value;
  if (typeof chosen === "string")
    return t("activity:value.quoted", { value: chosen });
  if (typeof kind === "string") {
    const choice = choices.find((one) => one === kind);
    return choice
      ? t(`activity:value.choice.${choice}`)
      : sayRecorded(spaced(kind), t);
  }
  if (typeof name === "string") return name;
  const said = Object.entries(rest).flatMap(([part, content]) =>
    content === null || content === undefined
      ? []
      : [`${partName(part, t)}: ${plain(content, t)}`],
  );
  return said.join(", ") || null;
}

/** What a part of a value is called; one without a name of its own is called as it is written. */
function partName(part: string, t: Translate): string {
  const known = parts.find((one) => one === part);
  return known
    ? t(`activity:value.part.${known}`)
    : sayRecorded(spaced(part), t);
}

const ends = ["done", "not needed"] as const;

/** How a change ended. A refusal is told by the title of its code. */
function sayResult(result: string, t: Translate): string {
  const code = /^(?:refused|failed): (\w+)$/.exec(result)?.[1];
  if (code && isErrorCode(code)) return t(`errors:${code}.title`);
  const end = ends.find((one) => one === result);
  return end
    ? t(`activity:result.${end}`)
    : result.charAt(0).toUpperCase() + result.slice(1);
}

const toneOf = (result: string): AuditWords["tone"] =>
  result.startsWith("refused") || result.startsWith("failed")
    ? "critical"
    : result === "not needed"
      ? "info"
      : "success";

const plain = (content: Prisma.JsonValue | undefined, t: Translate): string =>
  typeof content === "object"
    ? JSON.stringify(content)
    : typeof content === "string"
      ? sayRecorded(content, t)
      : String(content);

/** Platforms shout their states: `CANCELLATION_REQUESTED`. */
const calm = (text: string): string =>
  /^[A-Z]+(_[A-Z]+)*$/.test(text)
    ? text.toLowerCase().replaceAll("_", " ")
    : text;

/** `unitPrice` → `unit price` */
const spaced = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
