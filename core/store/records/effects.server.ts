import {
  type EffectKind,
  type EffectState,
  statesBefore,
} from "../../domain/effects.ts";
import { conflictVersion } from "../../domain/merge/settle.ts";
import type { Json } from "../../kit/json.ts";
import type { EffectRow, Records } from "../../world/records.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { fromJson, jsonColumn } from "../rows.server.ts";

type EffectRecords = Pick<
  Records,
  | "savePlan"
  | "dueEffects"
  | "nextEffectDue"
  | "effect"
  | "retireOrphans"
  | "markSent"
  | "endEffect"
  | "postponeEffect"
  | "retryEffect"
  | "hurry"
>;

type EffectModel = Prisma.EffectGetPayload<{
  include: { entry: { select: { actor: true; source: true } } };
}>;

const withEntry = { entry: { select: { actor: true, source: true } } } as const;

const toEffect = (row: EffectModel): EffectRow => ({
  id: row.id,
  entryId: row.entryId,
  kind: row.kind as EffectKind,
  key: row.key,
  subject: row.subject,
  payload: fromJson<Json>(row.payload),
  state: row.state as EffectState,
  attempts: row.attempts,
  plannedAt: row.plannedAt,
  actor: row.entry.actor ?? row.entry.source,
});

/** Only the table's steps are written: an effect that has ended stays as it ended. */
const comingTo = (state: EffectState) => ({ in: statesBefore(state) });

/** Plans written down, and the life of their effects. */
export function effectRecords(tx: Tx, shopId: string): EffectRecords {
  return {
    async savePlan(plan, { entryId, at }) {
      const effects = await tx.effect.createMany({
        data: plan.effects.map((effect) => ({
          shopId,
          entryId,
          kind: effect.kind,
          key: effect.key,
          subject: effect.subject,
          payload: effect.payload as Prisma.InputJsonValue,
          waitsFor: effect.waitsFor ?? null,
          state: "planned",
          dueAt: at,
          plannedAt: at,
        })),
        skipDuplicates: true,
      });
      const movements = await tx.stockMovement.createMany({
        data: plan.movements.map((movement) => ({
          shopId,
          entryId,
          ...movement,
        })),
        skipDuplicates: true,
      });
      let conflicts = 0;
      for (const { candidates, ...conflict } of plan.conflicts) {
        const columns = {
          ...conflict,
          candidates: candidates as unknown as Prisma.InputJsonValue,
          version: conflictVersion(conflict),
        };
        const open = await tx.conflict.findFirst({
          where: { shopId, key: conflict.key, state: "open" },
          select: { id: true },
        });
        if (open) {
          await tx.conflict.update({ where: { id: open.id }, data: columns });
          continue;
        }
        conflicts++;
        await tx.conflict.create({
          data: {
            shopId,
            ...columns,
            state: "open",
            openedBy: entryId,
            openedAt: at,
          },
        });
      }
      const closed = await tx.$executeRaw`
        UPDATE conflict SET state = 'closed', settled_at = ${at}, settled_by = 'quayside',
          settle_reason = closing.reason
        FROM unnest(${plan.closes.map(({ key }) => key)}::text[],
                    ${plan.closes.map(({ reason }) => reason)}::text[]) AS closing(key, reason)
        WHERE conflict.shop_id = ${shopId}::uuid AND conflict.state = 'open' AND conflict.key = closing.key`;
      return {
        effects: effects.count,
        conflicts,
        movements: movements.count,
        closed,
      };
    },

    async dueEffects(now, limit) {
      const ids = await tx.$queryRaw<{ id: string }[]>`
        SELECT effect.id FROM effect
        WHERE effect.shop_id = ${shopId}::uuid AND effect.state IN ('planned', 'sent', 'unknown')
          AND effect.due_at <= ${now}
          AND (effect.waits_for IS NULL OR EXISTS (
            SELECT 1 FROM effect AS before WHERE before.shop_id = effect.shop_id AND before.key = effect.waits_for
              AND before.state = 'confirmed'))
          AND NOT EXISTS (
            SELECT 1 FROM effect AS earlier WHERE earlier.shop_id = effect.shop_id AND earlier.subject = effect.subject
              AND earlier.sequence < effect.sequence AND earlier.state IN ('planned', 'sent', 'unknown')
              AND earlier.waits_for IS DISTINCT FROM effect.key)
        ORDER BY effect.sequence
        LIMIT ${limit}`;
      const rows = await tx.effect.findMany({
        where: { shopId, id: { in: ids.map((row) => row.id) } },
        include: withEntry,
        orderBy: { sequence: "asc" },
      });
      return rows.map(toEffect);
    },

    async nextEffectDue() {
      const row = await tx.effect.findFirst({
        where: {
          shopId,
          state: { in: ["planned", "sent", "unknown"] },
          waitsFor: null,
        },
        orderBy: { dueAt: "asc" },
        select: { dueAt: true },
      });
      return row?.dueAt ?? null;
    },

    async effect(effectId) {
      const row = await tx.effect.findFirst({
        where: { shopId, id: effectId },
        include: withEntry,
      });
      return row && toEffect(row);
    },

    retireOrphans: (at) =>
      tx.$executeRaw`
        UPDATE effect SET state = 'retired', ended_at = ${at}, error_said = 'What it waited for did not happen.'
        WHERE shop_id = ${shopId}::uuid AND state = 'planned' AND waits_for IS NOT NULL AND EXISTS (
          SELECT 1 FROM effect AS before WHERE before.shop_id = effect.shop_id AND before.key = effect.waits_for
            AND before.state IN ('refused', 'retired'))`,

    async markSent(effectIds, at) {
      await tx.effect.updateMany({
        where: { shopId, id: { in: effectIds }, state: comingTo("sent") },
        data: { state: "sent", sentAt: at, attempts: { increment: 1 } },
      });
    },

    async endEffect(effectId, { state, result, code, said, at }) {
      await tx.effect.updateMany({
        where: { shopId, id: effectId, state: comingTo(state) },
        data: {
          state,
          result: jsonColumn(result),
          errorCode: code,
          errorSaid: said,
          endedAt: at,
        },
      });
    },

    async postponeEffect(effectId, until, { state, code, said }) {
      await tx.effect.updateMany({
        where: { shopId, id: effectId, state: comingTo(state) },
        data: { state, dueAt: until, errorCode: code, errorSaid: said },
      });
    },

    async retryEffect(effectId, at) {
      const { count } = await tx.effect.updateMany({
        where: { shopId, id: effectId, state: comingTo("planned") },
        data: { state: "planned", dueAt: at, endedAt: null, attempts: 0 },
      });
      return count > 0;
    },

    async hurry(at) {
      await tx.effect.updateMany({
        where: {
          shopId,
          state: { in: ["planned", "unknown"] },
          dueAt: { gt: at },
        },
        data: { dueAt: at },
      });
      await tx.journalEntry.updateMany({
        where: { shopId, plannedAt: null, dueAt: { gt: at } },
        data: { dueAt: at },
      });
    },
  };
}
