import type { Choice } from "../../domain/letters.ts";
import type { ConflictKeepingRecords } from "../../world/conflict-records.ts";
import type { Tx } from "../prisma.server.ts";
import { fromJson, jsonColumn } from "../rows.server.ts";

/** What people note on questions, the answers they want always given, and questions whose cause went away unseen. */
export function conflictKeepingRecords(
  tx: Tx,
  shopId: string,
): ConflictKeepingRecords {
  return {
    async questionsWithoutCause() {
      return tx.$queryRaw<{ key: string; reason: string }[]>`
        SELECT asked.key, CASE
            WHEN asked.kind = 'stuck' THEN 'The step has been taken since, or is not needed any more.'
            WHEN asked.kind = 'stock' THEN 'Nothing is told about it any more.'
            WHEN asked.kind = 'field' THEN 'There is nothing to compare any more.'
            WHEN asked.field = 'variant' THEN 'Both sides have the variant, or neither has it any more.'
            ELSE 'It is linked now, or gone from TikTok Shop.' END AS reason
        FROM conflict AS asked
        WHERE asked.shop_id = ${shopId}::uuid AND asked.state = 'open' AND CASE
          WHEN asked.kind = 'stuck' AND asked.subject_kind = 'effect' THEN NOT EXISTS (
            SELECT 1 FROM effect
            WHERE effect.shop_id = ${shopId}::uuid AND effect.id::text = asked.subject_id AND effect.state = 'refused'
              -- Of what Shopify was to be told of, nothing is left there to be sent: the order itself is asked about.
              AND NOT (effect.kind = 'storefront.create-fulfillment' AND EXISTS (
                SELECT 1 FROM fulfillment_request AS request
                WHERE request.shop_id = ${shopId}::uuid
                  AND request.external_id = effect.payload->>'fulfillmentOrderExternalId'
                  AND NOT EXISTS (
                    SELECT 1 FROM jsonb_array_elements(request.lines) AS line
                    WHERE (line->>'remainingQuantity')::int > 0)))
              AND NOT EXISTS (
                SELECT 1 FROM effect AS later
                WHERE later.shop_id = ${shopId}::uuid AND later.kind = effect.kind AND later.subject = effect.subject
                  AND later.sequence > effect.sequence AND (later.state = 'confirmed'
                    -- It was taken back by a person, and there was nothing left to take back.
                    OR later.state = 'retired' AND later.key LIKE 'undo:%:' || effect.id::text)))
          WHEN asked.field = 'variant' AND asked.subject_kind = 'listing_sku' THEN NOT EXISTS (
            SELECT 1 FROM sku_link
            JOIN listing_sku AS sku ON sku.id = sku_link.listing_sku_id JOIN listing ON listing.id = sku.listing_id
            JOIN variant ON variant.id = sku_link.variant_id JOIN product ON product.id = listing.product_id
            WHERE sku_link.shop_id = ${shopId}::uuid AND sku.id::text = asked.subject_id
              AND sku.deleted_at IS NULL AND listing.deleted_at IS NULL
              AND variant.deleted_at IS NOT NULL AND product.deleted_at IS NULL)
          WHEN asked.field = 'variant' THEN NOT EXISTS (
            SELECT 1 FROM variant JOIN listing ON listing.product_id = variant.product_id
            WHERE variant.shop_id = ${shopId}::uuid AND variant.id::text = asked.subject_id
              AND variant.deleted_at IS NULL AND listing.deleted_at IS NULL
              AND NOT EXISTS (
                SELECT 1 FROM sku_link JOIN listing_sku AS sku ON sku.id = sku_link.listing_sku_id
                WHERE sku_link.variant_id = variant.id AND sku.deleted_at IS NULL))
          WHEN asked.kind = 'link' AND asked.subject_kind = 'listing_sku' THEN NOT EXISTS (
            SELECT 1 FROM listing_sku AS sku JOIN listing ON listing.id = sku.listing_id
            WHERE sku.shop_id = ${shopId}::uuid AND sku.id::text = asked.subject_id
              AND sku.deleted_at IS NULL AND listing.deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM sku_link WHERE sku_link.listing_sku_id = sku.id))
          WHEN asked.kind = 'field' THEN NOT EXISTS (
            SELECT 1 FROM listing JOIN product ON product.id = listing.product_id
            WHERE listing.shop_id = ${shopId}::uuid AND (listing.deleted_at IS NULL OR product.deleted_at IS NULL)
              AND (listing.id::text = split_part(asked.key, ':', 2) OR EXISTS (
                SELECT 1 FROM listing_sku AS sku JOIN sku_link ON sku_link.listing_sku_id = sku.id
                JOIN variant ON variant.id = sku_link.variant_id AND variant.product_id = product.id
                WHERE sku.listing_id = listing.id AND sku.deleted_at IS NULL
                  AND sku.id::text = split_part(asked.key, ':', 2))))
          WHEN asked.key LIKE 'no-goods:%' THEN NOT EXISTS (
            SELECT 1 FROM selection JOIN variant ON variant.id = selection.variant_id AND variant.deleted_at IS NULL
            WHERE selection.shop_id = ${shopId}::uuid AND selection.variant_id::text = asked.subject_id
              AND selection.released_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM goods_link WHERE goods_link.variant_id = variant.id)
              AND NOT EXISTS (SELECT 1 FROM kit_part WHERE kit_part.kit_variant_id = variant.id))
          WHEN asked.key LIKE 'oversold:storefront:%' THEN NOT EXISTS (
            SELECT 1 FROM selection
            WHERE selection.shop_id = ${shopId}::uuid AND selection.variant_id::text = asked.subject_id
              AND selection.released_at IS NULL)
          WHEN asked.key LIKE 'oversold:marketplace:%' THEN NOT EXISTS (
            SELECT 1 FROM sku_link JOIN listing_sku AS sku ON sku.id = sku_link.listing_sku_id
            WHERE sku_link.shop_id = ${shopId}::uuid AND sku.deleted_at IS NULL
              AND sku.id::text = split_part(asked.key, ':', 3))
          WHEN asked.kind = 'link' AND asked.subject_kind = 'goods' THEN NOT EXISTS (
            SELECT 1 FROM fbt_goods WHERE fbt_goods.shop_id = ${shopId}::uuid AND fbt_goods.id::text = asked.subject_id
              AND NOT EXISTS (SELECT 1 FROM goods_link WHERE goods_link.goods_id = fbt_goods.id))
          WHEN asked.subject_kind = 'goods' THEN NOT EXISTS (
            SELECT 1 FROM fbt_goods WHERE fbt_goods.shop_id = ${shopId}::uuid AND fbt_goods.id::text = asked.subject_id)
          ELSE false END`;
    },

    async tendConflict(conflictId, tending) {
      const before = await tx.conflict.findFirst({
        where: { shopId, id: conflictId, state: "open" },
        select: { assignee: true, snoozedUntil: true, note: true },
      });
      if (!before) return null;
      await tx.conflict.update({
        where: { id: conflictId, shopId },
        data: tending,
      });
      return before;
    },

    openedUnderPolicy(entryId) {
      return tx.$queryRaw<{ conflictId: string; policyId: string }[]>`
        SELECT conflict.id AS "conflictId", policy.id AS "policyId"
        FROM conflict JOIN LATERAL (
          SELECT id, answer FROM answer_policy
          WHERE shop_id = conflict.shop_id AND cause = conflict.cause ORDER BY version DESC LIMIT 1) AS policy ON true
        WHERE conflict.shop_id = ${shopId}::uuid AND conflict.opened_by = ${entryId}::uuid
          AND conflict.state = 'open' AND policy.answer IS NOT NULL
        ORDER BY conflict.opened_at, conflict.id`;
    },

    async answerPolicy(cause) {
      const row = await tx.answerPolicy.findFirst({
        where: { shopId, cause },
        orderBy: { version: "desc" },
      });
      if (!row?.answer) return null;
      const { id, version, answer } = row;
      return { id, cause, version, answer: fromJson<Choice>(answer) };
    },

    async setAnswerPolicy(cause, answer, { entryId, actor, at }) {
      const last = await tx.answerPolicy.findFirst({
        where: { shopId, cause },
        orderBy: { version: "desc" },
      });
      const { id } = await tx.answerPolicy.create({
        data: {
          shopId,
          cause,
          version: (last?.version ?? 0) + 1,
          answer: jsonColumn(answer),
          actor,
          setAt: at,
          entryId,
        },
      });
      return {
        policyId: id,
        before: last?.answer ? fromJson<Choice>(last.answer) : null,
      };
    },
  };
}
