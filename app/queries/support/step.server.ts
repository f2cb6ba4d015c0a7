import type { PrismaClient } from "@prisma/client";
import { effectTitle } from "#core/domain/effect-title.ts";
import { effectTraits, isEffectKind } from "#core/domain/effect-traits.ts";
import type { Json } from "#core/kit/json.ts";
import { whoIs } from "../who-is.ts";
import { maskSaid, maskText } from "./masking.ts";
import { orderOfSubject } from "./question.server.ts";

/**
 * One step that was to be done on a platform: its key, how a repeat is kept from taking hold, and how it ended. What it
 * carries and what the platform said is shown unmasked only.
 */
export async function readStep(
  prisma: PrismaClient,
  effectId: string,
  { isUnmasked }: { isUnmasked: boolean },
) {
  const row = await prisma.effect.findUniqueOrThrow({
    where: { id: effectId },
    include: { entry: { select: { id: true, actor: true, source: true } } },
  });
  const { shopId, kind } = row;
  const [shop, lines, orderId] = await Promise.all([
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { id: true, name: true },
    }),
    prisma.auditLine.findMany({
      where: { shopId, effectId },
      orderBy: { id: "asc" },
      take: 20,
      select: { id: true, at: true, actor: true, result: true },
    }),
    orderOfSubject(prisma, shopId, row.subject),
  ]);
  const known = isEffectKind(kind) ? kind : null;
  const payload = row.payload as Json;
  const said = row.errorSaid;
  return {
    id: row.id,
    shop,
    kind,
    title: known ? effectTitle(known, payload) : kind,
    repeat: known ? effectTraits[known].repeat : null,
    key: row.key,
    subject: row.subject,
    orderId,
    state: row.state,
    attempts: row.attempts,
    plannedAt: row.plannedAt,
    sentAt: row.sentAt,
    endedAt: row.endedAt,
    errorCode: row.errorCode,
    // A platform's words about an order may name whoever bought it.
    said:
      isUnmasked || said === null
        ? said
        : orderId
          ? maskSaid(said)
          : maskText(said),
    entry: {
      id: row.entry.id,
      who: whoIs(row.entry.actor ?? row.entry.source),
    },
    payload: isUnmasked ? JSON.stringify(payload, null, 2) : null,
    lines: lines.map(({ actor, id, ...line }) => ({
      ...line,
      id: String(id),
      who: whoIs(actor),
    })),
  };
}

export type Step = Awaited<ReturnType<typeof readStep>>;
