import {
  endedInboundStatuses,
  type InboundStatus,
} from "../../domain/inbound-facts.ts";
import {
  type InboundPlanLine,
  type InboundPlanState,
  inboundPlanStates,
  inboundPlanSteps,
  type TakenWay,
} from "../../domain/replenishment/inbound-plan.ts";
import { canBeSoldSince } from "../../domain/replenishment/lead-time.ts";
import type { ReplenishmentPolicy } from "../../domain/replenishment/plan-replenishment.ts";
import { dayAfter } from "../../kit/days.ts";
import type {
  ChangeToScore,
  InboundOrderRow,
  InboundRecords,
} from "../../world/inbound-records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { readNetworkVariants } from "./network-variants.server.ts";
import { readPolicies } from "./policies.server.ts";
import { readRouting } from "./routing.server.ts";

const plain = (value: unknown) => value as Prisma.InputJsonValue;

const statesBefore = (to: InboundPlanState): InboundPlanState[] =>
  inboundPlanStates.filter((from) => inboundPlanSteps[from].includes(to));

/** Deliveries to the network, and the rules by which they are suggested. */
export function inboundRecords(tx: Tx, shopId: string): InboundRecords {
  return {
    async inboundOfFingerprint(fingerprint) {
      const row = await tx.inboundPlan.findUnique({
        where: { shopId_fingerprint: { shopId, fingerprint } },
        select: { id: true },
      });
      return row?.id ?? null;
    },

    async inboundOrders(planId) {
      const rows = await tx.inboundOrder.findMany({
        where: { shopId, planId },
        orderBy: { externalId: "asc" },
      });
      return rows.map(({ externalId, status, fact, claim }) => ({
        externalId,
        claim: claim as unknown as InboundOrderRow["claim"],
        status: status as InboundStatus,
        fact: fact as unknown as InboundOrderRow["fact"],
      }));
    },

    async acceptInbound({ lines, fingerprint, actor, entryId, at }) {
      const { id } = await tx.inboundPlan.create({
        data: {
          shopId,
          state: "accepted",
          lines: plain(lines),
          fingerprint,
          actor,
          entryId,
          createdAt: at,
        },
        select: { id: true },
      });
      return id;
    },

    async inboundPlan(planId) {
      const row = await tx.inboundPlan.findFirst({
        where: { shopId, id: planId },
      });
      return (
        row && {
          planId,
          state: row.state as InboundPlanState,
          lines: row.lines as unknown as InboundPlanLine[],
          externalId: row.externalId,
          taken: takenOf(row),
          createdAt: row.createdAt,
        }
      );
    },

    async keepSuggestionChanges(planId, changes, day) {
      await tx.suggestionChange.createMany({
        data: changes.map(({ coversDays, ...change }) => ({
          ...{ shopId, planId, ...change },
          coversFrom: day,
          coversUntil: dayAfter(day, coversDays),
        })),
      });
    },

    changesToScore: (day) => tx.$queryRaw<ChangeToScore[]>`
      SELECT change.plan_id AS "planId", change.goods_id AS "goodsId", change.covers_from AS "coversFrom",
             change.covers_until AS "coversUntil", array_agg(link.variant_id ORDER BY link.variant_id) AS "variantIds"
      FROM suggestion_change AS change
      JOIN inbound_plan AS plan ON plan.id = change.plan_id
      JOIN goods_link AS link ON link.goods_id = change.goods_id AND link.shop_id = change.shop_id
      WHERE change.shop_id = ${shopId}::uuid AND change.scored_at IS NULL AND change.covers_until <= ${day}
        AND plan.state = 'confirmed'
        AND (NOT EXISTS (SELECT FROM inbound_order WHERE plan_id = plan.id)
             OR EXISTS (SELECT FROM inbound_order WHERE plan_id = plan.id AND status <> 'CANCELLED'))
      GROUP BY change.plan_id, change.goods_id, change.covers_from, change.covers_until
      ORDER BY change.covers_until, change.plan_id, change.goods_id`,

    async scoreChange({ planId, goodsId }, score, at) {
      await tx.suggestionChange.update({
        where: { shopId_planId_goodsId: { shopId, planId, goodsId } },
        data: { ...score, scoredAt: at },
      });
    },

    async moveInbound(planId, to, { externalId, taken, confirmedAt } = {}) {
      const { count } = await tx.inboundPlan.updateMany({
        where: { shopId, id: planId, state: { in: statesBefore(to) } },
        data: {
          state: to,
          ...(externalId && { externalId }),
          ...(confirmedAt && { confirmedAt }),
          ...(taken && {
            way: taken.way,
            windowFrom: taken.window.from,
            windowUntil: taken.window.until,
            optionExternalId: taken.optionExternalId,
            feeMinor: taken.fee?.minor ?? null,
            currency: taken.fee?.currency ?? null,
          }),
        },
      });
      return count > 0;
    },

    async noteInboundOrders(planId, externalIds) {
      await tx.inboundOrder.createMany({
        data: externalIds.map((externalId) => ({
          shopId,
          planId,
          externalId,
          status: "WORKING",
        })),
        skipDuplicates: true,
      });
    },

    openInboundOrders: () =>
      tx.inboundOrder.findMany({
        where: {
          shopId,
          OR: [
            { status: { notIn: endedInboundStatuses } },
            // At the dock and not counted yet, or counted and not known when: asked for until it is known.
            { status: { in: ["DELIVERED", "RECEIVED"] }, receivedAt: null },
          ],
        },
        orderBy: { externalId: "asc" },
        select: { externalId: true, planId: true },
      }),

    async noteInboundClaim(externalId, claim) {
      await tx.inboundOrder.updateMany({
        where: { shopId, externalId },
        data: { claim: claim ? plain(claim) : Prisma.DbNull },
      });
    },

    async learnInbound(order, at) {
      const known = await tx.inboundOrder.findUnique({
        where: { shopId_externalId: { shopId, externalId: order.externalId } },
      });
      if (!known || (known.readAt && known.readAt > at)) return false;
      await tx.inboundOrder.update({
        where: { id: known.id },
        data: {
          status: order.status,
          centre: order.centre?.name ?? null,
          fact: plain(JSON.parse(JSON.stringify(order))),
          shippedAt: order.shippedAt,
          receivedAt: canBeSoldSince(order, known.receivedAt, at),
          readAt: at,
        },
      });
      return true;
    },

    async anyMelts(goodsIds) {
      const melting = await tx.goodsTerms.count({
        where: { shopId, goodsId: { in: goodsIds }, melts: true },
      });
      return melting > 0;
    },

    policies: () => readPolicies(tx, shopId),

    async keepPolicyFile({ name, file, holds }, { actor, entryId, at }) {
      await tx.policyFile.create({
        data: {
          shopId,
          name,
          file: plain(file),
          holds,
          actor,
          entryId,
          createdAt: at,
        },
      });
    },

    async letPolicyFileHold(fileId, holds) {
      await tx.policyFile.updateMany({
        where: { shopId, id: fileId },
        data: { holds },
      });
    },

    async removePolicyFile(fileId) {
      await tx.policyFile.deleteMany({ where: { shopId, id: fileId } });
    },

    async networkVariants(variantIds) {
      const links = await tx.goodsLink.findMany({
        where: { shopId, variantId: { in: variantIds } },
        select: { goodsId: true },
        distinct: ["goodsId"],
      });
      return readNetworkVariants(
        tx,
        shopId,
        links.map(({ goodsId }) => goodsId),
      );
    },

    async partOfNetwork(variantIds) {
      const [row] = await tx.$queryRaw<{ part: number | null }[]>`
        SELECT coalesce(
                 sum(known.cost) FILTER (WHERE known.is_asked) / nullif(sum(known.cost), 0),
                 (count(*) FILTER (WHERE known.is_asked))::float8 / nullif(count(*), 0)) AS part
        FROM (
          SELECT variant.id = ANY(${variantIds}::uuid[]) AS is_asked,
                 coalesce(forecast.per_day, 0)::float8
                   * coalesce(terms.unit_cost_minor, variant.unit_cost_minor, variant.price_minor / 2.0)::float8 AS cost
          FROM goods_link AS link
          JOIN variant ON variant.id = link.variant_id AND variant.deleted_at IS NULL
          LEFT JOIN demand_forecast AS forecast ON forecast.variant_id = variant.id AND forecast.shop_id = link.shop_id
          LEFT JOIN goods_terms AS terms ON terms.goods_id = link.goods_id AND terms.shop_id = link.shop_id
          WHERE link.shop_id = ${shopId}::uuid) AS known`;
      return row?.part ?? 1;
    },

    routing: async (at, arrivesOn) =>
      readRouting(tx, shopId, at, await readPolicies(tx, shopId), arrivesOn),

    async replenishmentPolicy() {
      const latest = await tx.replenishmentRule.findFirst({
        where: { shopId },
        orderBy: { version: "desc" },
      });
      return latest ? (latest.policy as unknown as ReplenishmentPolicy) : null;
    },

    replenishmentPolicyVersion() {
      return tx.replenishmentRule.count({ where: { shopId } });
    },

    async saveReplenishmentPolicy(policy, { actor, entryId, at }) {
      const versions = await tx.replenishmentRule.count({ where: { shopId } });
      await tx.replenishmentRule.create({
        data: {
          shopId,
          version: versions + 1,
          policy: plain(policy),
          actor,
          entryId,
          createdAt: at,
        },
      });
    },

    async goodsTracking(goodsExternalIds) {
      const rows = await tx.fbtGoods.findMany({
        where: { shopId, externalId: { in: goodsExternalIds } },
        select: {
          externalId: true,
          tracksLots: true,
          tracksExpiry: true,
          lastsOnArrival: true,
        },
      });
      return rows.map(({ externalId, ...asked }) => ({
        goodsExternalId: externalId,
        ...asked,
      }));
    },
  };
}

type TakenColumns = {
  way: string | null;
  windowFrom: Date | null;
  windowUntil: Date | null;
  optionExternalId: string | null;
  feeMinor: number | null;
  currency: string | null;
};

function takenOf(row: TakenColumns): TakenWay | null {
  const { way, windowFrom, windowUntil, optionExternalId } = row;
  if (!way || !windowFrom || !windowUntil || !optionExternalId) return null;
  return {
    way: way as TakenWay["way"],
    window: { from: windowFrom, until: windowUntil },
    optionExternalId,
    fee:
      row.feeMinor === null || row.currency === null
        ? null
        : { minor: row.feeMinor, currency: row.currency },
  };
}
