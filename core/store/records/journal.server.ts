import type { JournalEntry } from "@prisma/client";
import { importTopic } from "../../domain/letters.ts";
import type { EntryRow, EntrySource } from "../../world/journal-records.ts";
import type { Records } from "../../world/records.ts";
import type { Tx } from "../prisma.server.ts";

type JournalRecords = Pick<
  Records,
  | "append"
  | "dueEntries"
  | "dueImports"
  | "nextEntryAt"
  | "finishEntries"
  | "postponeEntries"
  | "eraseEntriesMentioning"
>;

const toEntry = (row: JournalEntry): EntryRow => ({
  id: row.id,
  source: row.source as EntrySource,
  topic: row.topic,
  body: row.body ? Buffer.from(row.body).toString("utf8") : "",
  actor: row.actor,
  attempts: row.attempts,
  receivedAt: row.receivedAt,
});

// What a sweep finds is mostly known already, so news goes before it; but not for ever.
const sweepPatienceMs = 60_000;

/** The shop's journal: written once, worked off in order, blanked on demand. */
export function journalRecords(tx: Tx, shopId: string): JournalRecords {
  const due = (now: Date, topic: object = { not: importTopic }) => ({
    shopId,
    plannedAt: null,
    topic,
    OR: [{ dueAt: null }, { dueAt: { lte: now } }],
  });
  return {
    async append(entry) {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO journal_entry (shop_id, source, delivery_id, topic, body, as_of, actor, received_at)
        VALUES (${shopId}::uuid, ${entry.source}, ${entry.deliveryId}, ${entry.topic}, ${Buffer.from(entry.body)},
                ${entry.asOf}, ${entry.actor}, ${entry.receivedAt})
        ON CONFLICT (shop_id, source, delivery_id) DO NOTHING
        RETURNING id`;
      if (rows[0]) return { entryId: rows[0].id, isNew: true };
      const known = await tx.journalEntry.findUniqueOrThrow({
        where: {
          shopId_source_deliveryId: {
            shopId,
            source: entry.source,
            deliveryId: entry.deliveryId,
          },
        },
        select: { id: true },
      });
      return { entryId: known.id, isNew: false };
    },

    async dueEntries(now, limit) {
      const oldest = (where: object, take: number) =>
        tx.journalEntry.findMany({
          where: { AND: [due(now), where] },
          orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
          take,
        });
      const late = new Date(now.getTime() - sweepPatienceMs);
      const news = await oldest(
        {
          OR: [{ source: { not: "sweep" } }, { receivedAt: { lt: late } }],
        },
        limit,
      );
      const rest = limit - news.length;
      const found =
        rest > 0
          ? await oldest({ source: "sweep", receivedAt: { gte: late } }, rest)
          : [];
      return [...news, ...found].map(toEntry);
    },

    async dueImports(now) {
      const rows = await tx.journalEntry.findMany({
        where: due(now, { equals: importTopic }),
        orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toEntry);
    },

    async nextEntryAt(of) {
      const topic =
        of === "imports" ? { equals: importTopic } : { not: importTopic };
      const next = await tx.journalEntry.findFirst({
        where: { shopId, plannedAt: null, topic },
        orderBy: { dueAt: { sort: "asc", nulls: "first" } },
        select: { dueAt: true, receivedAt: true },
      });
      return next && (next.dueAt ?? next.receivedAt);
    },

    async finishEntries(entryIds, { outcome, note, at }) {
      await tx.journalEntry.updateMany({
        where: { shopId, id: { in: entryIds } },
        data: { outcome, note, plannedAt: at, dueAt: null },
      });
    },

    async postponeEntries(entryIds, { until, note, counted }) {
      await tx.journalEntry.updateMany({
        where: { shopId, id: { in: entryIds } },
        data: { dueAt: until, note, attempts: { increment: counted } },
      });
    },

    async eraseEntriesMentioning(texts, at) {
      let erased = 0;
      for (const text of texts)
        erased += await tx.$executeRaw`
          UPDATE journal_entry SET body = NULL, erased_at = ${at}
          WHERE shop_id = ${shopId}::uuid AND body IS NOT NULL
            AND position(${Buffer.from(text)}::bytea IN body) > 0`;
      return erased;
    },
  };
}
