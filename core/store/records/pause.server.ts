import type { EffectKind, FieldWrite } from "../../domain/effects.ts";
import type { PauseReason } from "../../domain/pause.ts";
import type { PauseRecords, WaitingKind } from "../../world/pause-records.ts";
import type { Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";

const waiting = ["planned", "sent", "unknown"];

/** Whether a shop is written for, and what waits to be. */
export function pauseRecords(tx: Tx, shopId: string): PauseRecords {
  const where = { id: shopId };
  return {
    async pause() {
      const { pausedAt, pauseReason } = await tx.shop.findUniqueOrThrow({
        where,
        select: { pausedAt: true, pauseReason: true },
      });
      return (
        pausedAt && { since: pausedAt, reason: pauseReason as PauseReason }
      );
    },
    async beginPause(reason, at) {
      await tx.shop.updateMany({
        where: { ...where, pausedAt: null },
        data: { pausedAt: at, pauseReason: reason },
      });
    },
    async endPause(at) {
      await tx.shop.update({
        where,
        data: { pausedAt: null, pauseReason: null, startedAt: at },
      });
    },
    waitingKinds: () =>
      tx.$queryRaw<WaitingKind[]>`
        SELECT effect.kind, count(*)::int AS count,
               count(DISTINCT coalesce(sku.listing_id || (effect.payload->>'field'), sku.listing_id::text, effect.id::text))::int AS batches
        FROM effect LEFT JOIN listing_sku AS sku ON sku.shop_id = effect.shop_id
          AND sku.id::text = coalesce(effect.payload->>'listingSkuId', effect.payload->>'itemId')
        WHERE effect.shop_id = ${shopId}::uuid AND effect.state IN ('planned', 'sent', 'unknown')
        GROUP BY effect.kind ORDER BY effect.kind`,
    async waitingFieldWrites() {
      const rows = await tx.effect.findMany({
        where: {
          shopId,
          state: { in: waiting },
          kind: {
            in: [
              "storefront.update-field",
              "marketplace.update-field",
            ] satisfies EffectKind[],
          },
        },
        orderBy: { sequence: "asc" },
        select: { id: true, kind: true, payload: true },
      });
      return rows.map(({ id, kind, payload }) => ({
        effectId: id,
        side: kind === "storefront.update-field" ? "storefront" : "marketplace",
        ...fromJson<FieldWrite>(payload),
      }));
    },
  };
}
