import type { PrismaClient } from "@prisma/client";
import { effectTitle } from "#core/domain/effect-title.ts";
import { isEffectKind } from "#core/domain/effect-traits.ts";
import { whoIs } from "../who-is.ts";
import { maskText } from "./masking.ts";

const effectSelect = {
  id: true,
  kind: true,
  key: true,
  state: true,
  payload: true,
} as const;

/**
 * One line of the journal with what followed from it, and every time that it was read again: which keys were there
 * already, and which were new. The letter itself is shown unmasked only.
 */
export async function readEntry(
  prisma: PrismaClient,
  entryId: string,
  { isUnmasked }: { isUnmasked: boolean },
) {
  const row = await prisma.journalEntry.findUniqueOrThrow({
    where: { id: entryId },
    include: {
      effects: { orderBy: { sequence: "asc" }, take: 50, select: effectSelect },
    },
  });
  const { shopId } = row;
  const [shop, replays] = await Promise.all([
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { id: true, name: true },
    }),
    prisma.journalEntry.findMany({
      where: {
        shopId,
        source: "person",
        deliveryId: { startsWith: `replay:${entryId}:` },
      },
      orderBy: { receivedAt: "desc" },
      take: 20,
      select: {
        id: true,
        actor: true,
        receivedAt: true,
        plannedAt: true,
        outcome: true,
        effects: { select: effectSelect },
      },
    }),
  ]);
  const body = row.body && Buffer.from(row.body).toString("utf8");
  return {
    recorded: {
      id: row.id,
      source: row.source,
      topic: row.topic,
      body: body ?? "",
    },
    page: {
      id: row.id,
      shop,
      source: row.source,
      topic: row.topic,
      who: whoIs(row.actor ?? row.source),
      receivedAt: row.receivedAt,
      plannedAt: row.plannedAt,
      outcome: row.outcome,
      note: row.note && maskText(row.note),
      attempts: row.attempts,
      repeats: row.repeats,
      isErased: row.erasedAt !== null,
      body: isUnmasked ? body : null,
      effects: row.effects.map(inWords),
      replays: replays.map(({ actor, effects, ...replay }) => ({
        ...replay,
        who: whoIs(actor ?? ""),
        effects: effects.map(inWords),
      })),
    },
  };
}

const inWords = ({
  id,
  kind,
  key,
  state,
  payload,
}: {
  id: string;
  kind: string;
  key: string;
  state: string;
  payload: unknown;
}) => ({
  id,
  key,
  state,
  title: isEffectKind(kind) ? effectTitle(kind, payload) : kind,
});

export type EntryPage = Awaited<ReturnType<typeof readEntry>>["page"];
