import type { Matter } from "../../domain/notices/notice-kinds.ts";
import { needsConnection } from "../../domain/patience.ts";
import { isErrorCode } from "../../errors/catalog.ts";
import type { Tx } from "../prisma.server.ts";
import { goodsRunningOut } from "./goods-running-out.server.ts";
import { inboundDue } from "./inbound-due.server.ts";
import { missingUnits } from "./missing-units.server.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A person needs some days to find whoever may sign in. */
const endsSoonMs = 14 * dayMs;
const cancelsSoonMs = 12 * hourMs;
/** More of a kind nobody reads; the pages behind count them all. */
const mostOfAKind = 1_000;

const platformNames: Record<string, string> = {
  shopify: "Shopify",
  tiktok_shop: "TikTok Shop",
  fbt: "Fulfilled by TikTok",
};

/** All that the merchant of a shop should know of now, read from what is known anyway. */
export async function standingMatters(
  tx: Tx,
  shopId: string,
  now: Date,
): Promise<Matter[]> {
  const [connections, orders, questions, jumps, goods, missing, due] = [
    await connectionsInTrouble(tx, shopId, now),
    await ordersInTrouble(tx, shopId, now),
    await openQuestions(tx, shopId, now),
    await jumpingSales(tx, shopId),
    await goodsRunningOut(tx, shopId, now, mostOfAKind),
    await missingUnits(tx, shopId, now),
    await inboundDue(tx, shopId, now),
  ];
  return [
    ...connections,
    ...orders,
    ...questions,
    ...jumps,
    ...goods,
    ...missing,
    ...due,
  ];
}

async function connectionsInTrouble(
  tx: Tx,
  shopId: string,
  now: Date,
): Promise<Matter[]> {
  const rows = await tx.connection.findMany({
    where: { shopId },
    select: {
      kind: true,
      status: true,
      problem: true,
      refreshExpiresAt: true,
    },
  });
  const isDown = (kind: string) =>
    rows.some(
      (row) =>
        row.kind === kind &&
        row.problem !== null &&
        isOver(row.status, row.problem),
    );
  return rows.flatMap(
    ({ kind, status, problem, refreshExpiresAt }): Matter[] => {
      const subject = platformNames[kind] ?? kind;
      // The network is reached by TikTok Shop's grant: one of the two says it.
      if (kind === "fbt" && isDown("tiktok_shop")) return [];
      if (isDown(kind))
        return [
          { kind: "connection-down", key: `down:${kind}`, subject, facts: {} },
        ];
      const ends =
        refreshExpiresAt &&
        refreshExpiresAt.getTime() - now.getTime() < endsSoonMs;
      return ends ||
        (problem === "authorization_ending" && status === "attention")
        ? [
            {
              kind: "connection-ending",
              // Renewed, and about to end again: another matter.
              key: `ending:${kind}:${refreshExpiresAt?.toISOString() ?? ""}`,
              subject,
              facts: refreshExpiresAt
                ? { at: refreshExpiresAt.toISOString() }
                : {},
            },
          ]
        : [];
    },
  );
}

/** Its work waits until somebody connects again. A closed store is no matter of a grant. */
const isOver = (status: string, problem: string): boolean =>
  status === "disconnected" ||
  (problem !== "store_closed" &&
    isErrorCode(problem) &&
    needsConnection(problem));

async function ordersInTrouble(
  tx: Tx,
  shopId: string,
  now: Date,
): Promise<Matter[]> {
  const rows = await tx.order.findMany({
    where: {
      shopId,
      channel: "marketplace",
      state: { in: ["waiting", "to_ship", "partly_shipped"] },
      fulfilledBy: { not: "network" },
      OR: [
        { shipBy: { lt: now } },
        { cancelsAt: { lt: new Date(now.getTime() + cancelsSoonMs) } },
      ],
    },
    orderBy: [{ cancelsAt: "asc" }, { id: "asc" }],
    take: mostOfAKind,
    select: { id: true, name: true, shipBy: true, cancelsAt: true },
  });
  return rows.map(({ id, name, shipBy, cancelsAt }): Matter => {
    const cancels =
      cancelsAt && cancelsAt.getTime() - now.getTime() < cancelsSoonMs;
    return {
      kind: cancels ? "order-cancels" : "order-late",
      key: `${cancels ? "cancels" : "late"}:${id}`,
      subject: name,
      facts: {
        target: id,
        at: ((cancels ? cancelsAt : shipBy) ?? now).toISOString(),
      },
    };
  });
}

async function openQuestions(
  tx: Tx,
  shopId: string,
  now: Date,
): Promise<Matter[]> {
  const rows = await tx.conflict.findMany({
    where: {
      shopId,
      state: "open",
      // What is put off needs nobody yet.
      OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: now } }],
    },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: mostOfAKind,
    select: { id: true, subject: true, cause: true },
  });
  return rows.map(({ id, subject, cause }) => ({
    kind: cause === "stock:oversold" ? "oversold" : "question",
    key: `question:${id}`,
    subject,
    facts: { target: id },
  }));
}

async function jumpingSales(tx: Tx, shopId: string): Promise<Matter[]> {
  const rows = await tx.$queryRaw<
    { variantId: string; label: string; beganAt: Date }[]
  >`
    SELECT spike.variant_id AS "variantId", coalesce(variant.sku, variant.title) AS label, spike.began_at AS "beganAt"
    FROM spike JOIN variant ON variant.id = spike.variant_id
    WHERE spike.shop_id = ${shopId}::uuid ORDER BY spike.began_at LIMIT ${mostOfAKind}`;
  return rows.map(({ variantId, label, beganAt }) => ({
    kind: "sales-jump",
    key: `jump:${variantId}:${beganAt.toISOString()}`,
    subject: label,
    facts: { target: variantId, at: beganAt.toISOString() },
  }));
}
