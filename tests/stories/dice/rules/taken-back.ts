import type { Letter } from "#core/domain/letters.ts";
import type { SmallTown } from "../../../support/open-small-town.ts";

type Field = "title" | "price";

/** What people have decided about items of a field, whatever the sides show of it. */
export type Decided = {
  /** Values that a person's undo has written, and that nothing has been written over since (law C3). */
  takenBack: { itemId: string; value: string }[];
  /**
   * Items that a person has left as they were: when he was asked, or by a later push from TikTok Shop to which they were right as
   * they are, so that what a rule was still to write was given up.
   */
  left: string[];
  /** A rule that made values was taken back: those it made stay where nobody has moved since. */
  isRuleTakenBack: boolean;
};

/** Where the sides differ by what a person decided nobody is asked. */
export async function decidedByPeople(
  { prisma }: SmallTown,
  field: Field,
): Promise<Decided> {
  const effects = await prisma.effect.findMany({
    where: {
      kind: { in: ["storefront.update-field", "marketplace.update-field"] },
      payload: { path: ["field"], equals: field },
    },
    orderBy: { sequence: "asc" },
  });
  const writes = effects.map(({ payload, ...effect }) => ({
    ...effect,
    ...(payload as { itemId: string; value: string }),
  }));
  const lastOf = (some: typeof writes) =>
    new Map(some.map((write) => [write.itemId, write]));
  const last = lastOf(writes.filter(({ state }) => state === "confirmed"));
  const settled = await prisma.conflict.findMany({
    where: {
      kind: "field",
      field,
      state: "settled",
      choice: { path: ["kind"], equals: "leave" },
    },
  });
  const decisions = await prisma.journalEntry.findMany({
    where: { source: "person" },
    orderBy: { receivedAt: "asc" },
  });
  const pushedAt = decisions
    .filter(({ body }) => {
      const letter = JSON.parse(Buffer.from(body ?? []).toString()) as Letter;
      return (
        letter.kind === "fields-changed" &&
        letter.change.kind === "push" &&
        letter.change.field === field &&
        letter.change.from === "marketplace"
      );
    })
    .at(-1)?.receivedAt;
  const overtaken = [...lastOf(writes).values()].flatMap(
    ({ itemId, state, errorSaid, plannedAt }) =>
      state === "retired" &&
      errorSaid === "It was decided otherwise since." &&
      pushedAt &&
      plannedAt < pushedAt
        ? itemId
        : [],
  );
  const undone = await prisma.journalEntry.findMany({
    where: { deliveryId: { startsWith: "undo:" } },
    select: { id: true },
  });
  const byUndo = { entryId: { in: undone.map(({ id }) => id) } };
  const rules =
    field === "title"
      ? await prisma.titleRule.count({ where: byUndo })
      : await prisma.priceRule.count({ where: byUndo });
  return {
    takenBack: [...last.values()].filter(({ key }) => key.startsWith("undo:")),
    left: [...overtaken, ...settled.map(({ key }) => key.split(":")[1] ?? "")],
    isRuleTakenBack: rules > 0,
  };
}
