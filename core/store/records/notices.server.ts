import { randomBytes } from "node:crypto";
import type { NoticeKind } from "../../domain/notices/notice-kinds.ts";
import {
  type MailLanguage,
  type NoticeRule,
  noticeRuleOf,
} from "../../domain/notices/notice-rule.ts";
import type { WrittenNotice } from "../../domain/notices/write-mail.ts";
import type { NoticeRecords } from "../../world/notice-records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { standingMatters } from "./standing-matters.server.ts";

const dayMs = 86_400_000;
/** What is over is kept for so long, to be looked up. */
const keptMs = 90 * dayMs;

/** What a merchant is told, and the mails that tell it. */
export function noticeRecords(tx: Tx, shopId: string): NoticeRecords {
  return {
    async noticeRule() {
      const { noticeRule } = await tx.shop.findUniqueOrThrow({
        where: { id: shopId },
        select: { noticeRule: true },
      });
      return noticeRuleOf(fromJson<Partial<NoticeRule>>(noticeRule));
    },

    async saveNoticeRule(rule) {
      await tx.shop.update({
        where: { id: shopId },
        data: { noticeRule: rule as unknown as Prisma.InputJsonValue },
      });
    },

    async addressees() {
      const rows = await tx.mailRecipient.findMany({
        where: { shopId, unsubscribedAt: null },
        orderBy: { address: "asc" },
      });
      return rows.map(({ address, language }) => ({
        address,
        language: language as MailLanguage,
      }));
    },

    async saveAddressees(addressees, drawn, at) {
      await tx.mailRecipient.deleteMany({
        where: {
          shopId,
          unsubscribedAt: null,
          address: { notIn: addressees.map(({ address }) => address) },
        },
      });
      for (const { address, language } of addressees)
        await tx.mailRecipient.upsert({
          where: { shopId_address: { shopId, address } },
          create: {
            shopId,
            address,
            language,
            unsubscribeToken: randomBytes(24).toString("base64url"),
            createdAt: at,
          },
          update: drawn.includes(address)
            ? { language }
            : { language, unsubscribedAt: null },
        });
    },

    standingMatters: (now) => standingMatters(tx, shopId, now),

    async keepNotices(matters, now) {
      const open = await tx.notice.findMany({
        where: { shopId, resolvedAt: null },
        select: { id: true, key: true },
      });
      const known = new Set(open.map(({ key }) => key));
      const stands = new Set(matters.map(({ key }) => key));
      const fresh = matters.filter(({ key }) => !known.has(key));
      const over = open.filter(({ key }) => !stands.has(key));
      await tx.notice.createMany({
        data: fresh.map(({ kind, key, subject, facts }) => ({
          shopId,
          kind,
          key,
          subject,
          facts: facts as Prisma.InputJsonValue,
          openedAt: now,
        })),
      });
      await tx.notice.updateMany({
        where: { shopId, id: { in: over.map(({ id }) => id) } },
        data: { resolvedAt: now },
      });
      await tx.notice.deleteMany({
        where: {
          shopId,
          resolvedAt: { lt: new Date(now.getTime() - keptMs) },
        },
      });
      return { opened: fresh.length, resolved: over.length };
    },

    async recipients() {
      const rows = await tx.mailRecipient.findMany({
        where: { shopId, unsubscribedAt: null },
        orderBy: { createdAt: "asc" },
      });
      const latest = await tx.mail.findMany({
        where: { shopId, recipientId: { in: rows.map(({ id }) => id) } },
        distinct: ["recipientId", "timing"],
        orderBy: { plannedAt: "desc" },
        select: { recipientId: true, timing: true, plannedAt: true, key: true },
      });
      return rows.map(({ id, address, language }) => {
        const of = (timing: string) =>
          latest.find(
            (mail) => mail.recipientId === id && mail.timing === timing,
          );
        return {
          id,
          address,
          language: language as MailLanguage,
          last: {
            nowAt: of("now")?.plannedAt ?? null,
            day: of("daily")?.key.slice(-"YYYY-MM-DD".length) ?? null,
          },
        };
      });
    },

    async unmailedNotices(recipientId) {
      const rows = await tx.notice.findMany({
        where: {
          shopId,
          resolvedAt: null,
          NOT: { mailedTo: { has: recipientId } },
        },
        orderBy: [{ openedAt: "asc" }, { id: "asc" }],
        select: { id: true, kind: true },
      });
      return rows as { id: string; kind: NoticeKind }[];
    },

    async planMail(recipientId, { timing, key, noticeIds }, at) {
      const { count } = await tx.mail.createMany({
        data: {
          shopId,
          recipientId,
          timing,
          key: `${recipientId}:${key}`,
          noticeIds,
          state: "planned",
          plannedAt: at,
          dueAt: at,
        },
        skipDuplicates: true,
      });
      if (count > 0)
        await tx.notice.updateMany({
          where: { shopId, id: { in: noticeIds } },
          data: { mailedTo: { push: recipientId } },
        });
    },

    async giveUpHungMails(before, at) {
      const { count } = await tx.mail.updateMany({
        where: { shopId, state: "sending", triedAt: { lt: before } },
        data: { state: "unknown", endedAt: at },
      });
      return count;
    },

    async takeMail(now) {
      const [taken] = await tx.$queryRaw<{ id: string }[]>`
        UPDATE mail SET state = 'sending', attempts = attempts + 1, tried_at = ${now}
        WHERE id = (SELECT id FROM mail WHERE shop_id = ${shopId}::uuid AND state = 'planned' AND due_at <= ${now}
                    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id`;
      if (!taken) return null;
      const mail = await tx.mail.findUniqueOrThrow({
        where: { id: taken.id, shopId },
        include: { recipient: true },
      });
      const notices = await tx.notice.findMany({
        where: { shopId, id: { in: mail.noticeIds }, resolvedAt: null },
        orderBy: [{ openedAt: "asc" }, { id: "asc" }],
        select: { kind: true, subject: true, facts: true },
      });
      return {
        id: mail.id,
        timing: mail.timing as "now" | "daily",
        attempts: mail.attempts,
        to: mail.recipient.address,
        language: mail.recipient.language as MailLanguage,
        unsubscribeToken: mail.recipient.unsubscribeToken,
        notices: mail.recipient.unsubscribedAt
          ? []
          : (notices as unknown as WrittenNotice[]),
      };
    },

    async endMail(mailId, { state, said, at, dueAt }) {
      await tx.mail.updateMany({
        where: { shopId, id: mailId, state: "sending" },
        data:
          state === "planned"
            ? { state, said, dueAt: dueAt ?? at }
            : { state, said, endedAt: at },
      });
    },
  };
}
