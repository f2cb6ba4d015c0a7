import { expect, test } from "vitest";
import { noticeKindNames, pageOf } from "#core/domain/notices/notice-kinds.ts";
import { mailLanguages } from "#core/domain/notices/notice-rule.ts";
import { noticeWords } from "#core/domain/notices/notice-words.ts";
import { writeMail } from "#core/domain/notices/write-mail.ts";

const about = {
  shop: "Harbor Goods",
  timing: "now",
  language: "en",
  timeZone: "America/New_York",
  url: (page: string) => `https://admin.example${page}`,
  unsubscribeUrl: "https://app.example/unsubscribe/t0ken",
} as const;
const order = (n: number) =>
  ({
    kind: "order-cancels",
    subject: `5767000${n}`,
    facts: { at: "2026-11-24T18:30:00Z", target: `order-${n}` },
  }) as const;

test("one notice is the mail's subject, with the merchant's own time and the page that shows it", () => {
  const mail = writeMail([order(1)], about);
  expect(mail.subject).toBe(
    "Harbor Goods: TikTok Shop cancels order 57670001 on Nov 24, 2026, 1:30 PM",
  );
  expect(mail.text).toContain("https://admin.example/orders/order-1");
  expect(mail.text).toContain(about.unsubscribeUrl);
});

test("of many alike the first few stand for all", () => {
  const many = Array.from({ length: 40 }, (_, n) => order(n));
  const mail = writeMail(
    [...many, { kind: "connection-down", subject: "TikTok Shop", facts: {} }],
    about,
  );
  expect(mail.subject).toBe("Harbor Goods: 41 matters need to be known");
  expect(mail.text.match(/cancels order/g)).toHaveLength(5);
  expect(mail.text).toContain("* and 35 more");
  // What is broken comes before what suffers from it.
  expect(mail.text.indexOf("TikTok Shop is not")).toBeLessThan(
    mail.text.indexOf("cancels order"),
  );
});

test("a name with lines of its own breaks no header", () => {
  const { subject } = writeMail(
    [{ kind: "oversold", subject: "MUG\r\nBcc: all@example.com", facts: {} }],
    about,
  );
  expect(subject).not.toMatch(/[\r\n]/);
});

test.each(mailLanguages)("every kind is told whole in %s", (language) => {
  for (const kind of noticeKindNames) {
    const mail = writeMail(
      [
        {
          kind,
          subject: "thing",
          facts: { at: "2026-11-24T18:30:00Z", days: 3 },
        },
      ],
      { ...about, language, timing: "daily" },
    );
    expect(mail.text).not.toMatch(/\{\{|undefined/);
    expect(mail.text).toContain(noticeWords[language][kind].means);
    expect(mail.text).toContain(about.url(pageOf(kind, {})));
  }
});
