import {
  type NoticeFacts,
  type NoticeKind,
  noticeKindNames,
  noticeKinds,
  pageOf,
} from "./notice-kinds.ts";
import type { MailLanguage } from "./notice-rule.ts";
import { noticeWords } from "./notice-words.ts";

export type WrittenNotice = {
  kind: NoticeKind;
  subject: string;
  facts: NoticeFacts;
};

/** What a person reads; the addresses lead to pages that ask who he is. */
export type WrittenMail = { subject: string; text: string };

const mostOfAKind = 5;

const words = {
  en: {
    one: "{{shop}}: {{what}}",
    several: "{{shop}}: {{count}} matters need to be known",
    daily: "{{shop}}: what stands today",
    more: "and {{count}} more",
    open: "Look at it: {{url}}",
    why: "You get this because somebody of {{shop}} has named this address in Quayside.",
    stop: "No more of these mails: {{url}}",
  },
  es: {
    one: "{{shop}}: {{what}}",
    several: "{{shop}}: {{count}} asuntos que conviene saber",
    daily: "{{shop}}: lo que hay hoy",
    more: "y {{count}} más",
    open: "Verlo: {{url}}",
    why: "Recibes esto porque alguien de {{shop}} indicó esta dirección en Quayside.",
    stop: "No recibir más estos correos: {{url}}",
  },
} as const satisfies Record<MailLanguage, Record<string, string>>;

/** A mail of these notices, the most pressing first; of many alike the first few stand for all. Pure. */
export function writeMail(
  notices: WrittenNotice[],
  about: {
    shop: string;
    timing: "now" | "daily";
    language: MailLanguage;
    timeZone: string;
    /** A page of the app inside the merchant's admin. */
    url: (page: string) => string;
    unsubscribeUrl: string;
  },
): WrittenMail {
  const say = words[about.language];
  const { shop } = about;
  const groups = noticeKindNames
    .map((kind) => notices.filter((notice) => notice.kind === kind))
    .filter((group) => group.length > 0);
  const [only] = notices;
  const subject =
    about.timing === "daily"
      ? fill(say.daily, { shop })
      : notices.length === 1 && only
        ? fill(say.one, { shop, what: titleOf(only, about) })
        : fill(say.several, { shop, count: String(notices.length) });
  const blocks = groups.map((group) => {
    const kind = (group[0] as WrittenNotice).kind;
    const rest = group.length - mostOfAKind;
    const page =
      group.length === 1
        ? pageOf(kind, (group[0] as WrittenNotice).facts)
        : noticeKinds[kind].page;
    return [
      ...group
        .slice(0, mostOfAKind)
        .map((notice) => `* ${titleOf(notice, about)}`),
      ...(rest > 0 ? [`* ${fill(say.more, { count: String(rest) })}`] : []),
      noticeWords[about.language][kind].means,
      fill(say.open, { url: about.url(page) }),
    ].join("\n");
  });
  const foot = [
    fill(say.why, { shop }),
    fill(say.stop, { url: about.unsubscribeUrl }),
  ].join("\n");
  return {
    subject: oneLine(subject),
    text: `${[...blocks, foot].join("\n\n")}\n`,
  };
}

const titleOf = (
  { kind, subject, facts }: WrittenNotice,
  { language, timeZone }: { language: MailLanguage; timeZone: string },
): string =>
  fill(noticeWords[language][kind].title, {
    subject,
    days: String(facts.days ?? ""),
    at: facts.at
      ? new Intl.DateTimeFormat(language, {
          dateStyle: "medium",
          timeStyle: "short",
          timeZone,
        }).format(new Date(facts.at))
      : "",
  });

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");

/** A subject is one line of a header, whatever a product is called. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
