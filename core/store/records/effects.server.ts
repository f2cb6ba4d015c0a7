import { type EffectState, statesBefore } from "../../domain/effect-states.ts";
import { batchedKinds, kindsWithTurn } from "../../domain/effect-traits.ts";
import type { EffectKind } from "../../domain/effects.ts";
import type { Json } from "../../kit/json.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { Records } from "../../world/records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { fromJson, jsonColumn } from "../rows.server.ts";
import { saveMovements } from "./ledger.server.ts";
import { savePlannedConflicts } from "./planned-conflicts.server.ts";

type EffectRecords = Pick<
  Records,
  | "savePlan"
  | "dueEffects"
  | "nextEffectDue"
  | "effect"
  | "subjectsInLine"
  | "markSent"
  | "endEffect"
  | "postponeEffect"
  | "retryEffect"
  | "hurry"
>;

type EffectModel = Prisma.EffectGetPayload<{
  include: { entry: { select: { actor: true; source: true } } };
}>;

/** With who set it in motion. */
export const withEntry = {
  entry: { select: { actor: true, source: true } },
} as const;

/** A row as flows read it. */
export const toEffect = (row: EffectModel): EffectRow => ({
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
  errorCode: row.errorCode,
  errorSaid: row.errorSaid,
});

/** Only the table's steps are written: an effect that has ended stays as it ended. */
const comingTo = (state: EffectState) => ({ in: statesBefore(state) });

/** A common table expression: of each subject the earliest open effect that waits for no other one. */
const firstOfEachSubject = (shopId: string) => Prisma.sql`first AS (
  SELECT DISTINCT ON (effect.subject) effect.id, effect.kind, effect.sequence, effect.due_at,
         effect.payload->>'variantId' AS variant_id
  FROM effect
  WHERE effect.shop_id = ${shopId}::uuid AND effect.state IN ('planned', 'sent', 'unknown')
    AND (effect.waits_for IS NULL OR EXISTS (
      SELECT 1 FROM effect AS before WHERE before.shop_id = effect.shop_id AND before.key = effect.waits_for
        AND before.state IN ('confirmed', 'retired')))
  ORDER BY effect.subject, effect.sequence)`;

const turn = Prisma.sql`CASE
  WHEN kind IN (${Prisma.join(kindsWithTurn("first"))}) THEN 0
  WHEN kind IN (${Prisma.join(kindsWithTurn("next"))}) THEN 1
  ELSE 2 END`;

/** Of what has the same turn, a variant whose sales jump goes first: its numbers are the most pressing ones. */
const sellsInJump = (shopId: string) => Prisma.sql`
  coalesce(variant_id IN (SELECT spike.variant_id::text FROM spike WHERE spike.shop_id = ${shopId}::uuid), false)`;

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
      const movements = await saveMovements(tx, shopId, plan.movements, {
        entryId,
      });
      const { conflicts, closed } = await savePlannedConflicts(
        tx,
        shopId,
        plan,
        { entryId, at },
      );
      return {
        effects: effects.count,
        conflicts,
        movements,
        closed,
      };
    },

    async dueEffects(now, limit) {
      const ids = await tx.$queryRaw<{ id: string }[]>`
        WITH ${firstOfEachSubject(shopId)}, due AS (
          SELECT id, sequence, ${turn} AS turn, ${sellsInJump(shopId)} AS jumps,
                 kind IN (${Prisma.join(batchedKinds)}) AS in_batches
          FROM first WHERE due_at <= ${now}), lined AS (
          SELECT *, row_number() OVER (PARTITION BY turn, in_batches ORDER BY jumps DESC, sequence) AS place FROM due)
        SELECT id FROM lined WHERE place <= ${limit} ORDER BY turn, jumps DESC, sequence`;
      const rows = await tx.effect.findMany({
        where: { shopId, id: { in: ids.map((row) => row.id) } },
        include: withEntry,
      });
      const place = new Map(ids.map(({ id }, index) => [id, index]));
      return rows
        .map(toEffect)
        .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    },

    async nextEffectDue() {
      const [row] = await tx.$queryRaw<{ next: Date | null }[]>`
        WITH ${firstOfEachSubject(shopId)}
        SELECT min(due_at) AS next FROM first`;
      return row?.next ?? null;
    },

    async subjectsInLine(kinds, subjects) {
      if (subjects.length === 0) return new Set();
      const rows = await tx.effect.findMany({
        where: {
          shopId,
          kind: { in: kinds },
          subject: { in: subjects },
          // Who asks holds the hand: one that was sent was left so by a carrier that died, and is carried again.
          state: { in: ["planned", "sent", "unknown"] },
        },
        select: { subject: true },
      });
      return new Set(rows.map((row) => row.subject));
    },

    async effect(effectId) {
      const row = await tx.effect.findFirst({
        where: { shopId, id: effectId },
        include: withEntry,
      });
      return row && toEffect(row);
    },

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

    async postponeEffect(effectId, until, { state, attempts, code, said }) {
      await tx.effect.updateMany({
        where: { shopId, id: effectId, state: comingTo(state) },
        data: {
          state,
          attempts,
          dueAt: until,
          errorCode: code,
          errorSaid: said,
        },
      });
    },

    async retryEffect(effectId, at, payload) {
      const { count } = await tx.effect.updateMany({
        where: { shopId, id: effectId, state: "refused" },
        data: {
          state: "unknown",
          dueAt: at,
          endedAt: null,
          attempts: 0,
          ...(payload !== undefined && {
            payload: payload as Prisma.InputJsonValue,
          }),
        },
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
