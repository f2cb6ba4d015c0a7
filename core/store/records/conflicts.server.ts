import type { LinkCandidate } from "../../domain/plan.ts";
import type { ConflictRow } from "../../world/question-records.ts";
import type { Records } from "../../world/records.ts";
import type { Tx } from "../prisma.server.ts";
import { fromJson, jsonColumn } from "../rows.server.ts";

type ConflictRecords = Pick<
  Records,
  "conflict" | "settleConflict" | "audit" | "feedMark" | "noteSweep"
>;

const sweepsKeptMs = 30 * 24 * 60 * 60_000;

/** Questions, their answers, the audit, and how far feeds were read. */
export function conflictRecords(tx: Tx, shopId: string): ConflictRecords {
  return {
    async conflict(conflictId) {
      // Two people may answer at once: the second one waits here and reads the first one's answer.
      await tx.$queryRaw`
        SELECT id FROM conflict WHERE shop_id = ${shopId}::uuid AND id = ${conflictId}::uuid FOR UPDATE`;
      const row = await tx.conflict.findFirst({
        where: { shopId, id: conflictId },
      });
      if (!row) return null;
      return {
        id: row.id,
        kind: row.kind as ConflictRow["kind"],
        key: row.key,
        subject: row.subject,
        subjectKind: row.subjectKind as ConflictRow["subjectKind"],
        subjectId: row.subjectId,
        field: row.field,
        cause: row.cause,
        reason: row.reason,
        base: row.base,
        storefront: row.storefront,
        marketplace: row.marketplace,
        network: row.network,
        candidates: fromJson<LinkCandidate[]>(row.candidates),
        state: row.state as ConflictRow["state"],
        version: row.version,
        settledBy: row.settledBy,
      };
    },

    async settleConflict(conflictId, { by, choice, reason, at, quiet }) {
      await tx.conflict.updateMany({
        where: { shopId, id: conflictId, state: "open" },
        data: {
          state: "settled",
          settledAt: at,
          settledBy: by,
          choice: jsonColumn(choice),
          settleReason: reason,
          quiet,
        },
      });
    },

    async audit({ before, after, ...line }) {
      await tx.auditLine.create({
        data: {
          shopId,
          ...line,
          before: jsonColumn(before),
          after: jsonColumn(after),
        },
      });
    },

    async feedMark(feed) {
      const row = await tx.feedMark.findUnique({
        where: { shopId_feed: { shopId, feed } },
      });
      return (
        row && {
          readUntil: row.readUntil,
          reachedAt: row.reachedAt,
          sweptAt: row.sweptAt,
          wholeAt: row.wholeAt,
        }
      );
    },

    async noteSweep(
      feed,
      { readUntil, reachedAt, at, isWhole, compared, found },
    ) {
      const longAgo = new Date(at.getTime() - sweepsKeptMs);
      // Many feeds a minute, for every shop: one statement.
      await tx.$executeRaw`
        WITH mark AS (
          INSERT INTO feed_mark AS mark (shop_id, feed, read_until, reached_at, swept_at, whole_at)
          VALUES (${shopId}::uuid, ${feed}, ${readUntil}, ${reachedAt}, ${at}, ${isWhole ? at : null})
          ON CONFLICT (shop_id, feed) DO UPDATE SET read_until = excluded.read_until, reached_at = excluded.reached_at,
            swept_at = excluded.swept_at, whole_at = coalesce(excluded.whole_at, mark.whole_at)
        ), old AS (
          DELETE FROM sweep WHERE shop_id = ${shopId}::uuid AND feed = ${feed} AND at < ${longAgo}
        )
        INSERT INTO sweep (shop_id, feed, at, is_whole, compared, found)
        VALUES (${shopId}::uuid, ${feed}, ${at}, ${isWhole}, ${compared}, ${found})`;
    },
  };
}
