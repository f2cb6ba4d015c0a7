import type { SmallTown } from "../../../support/open-small-town.ts";

/**
 * Values that a person's undo has written, and that nothing has been written over since: where the sides differ by them, he has
 * decided so.
 */
export async function takenBack(
  { prisma }: SmallTown,
  field: "title" | "price",
): Promise<{ itemId: string; value: string }[]> {
  const written = await prisma.effect.findMany({
    where: {
      kind: { in: ["storefront.update-field", "marketplace.update-field"] },
      state: "confirmed",
      payload: { path: ["field"], equals: field },
    },
    orderBy: { sequence: "asc" },
  });
  const last = new Map(
    written.map((effect) => {
      const payload = effect.payload as { itemId: string; value: string };
      return [payload.itemId, { ...payload, key: effect.key }] as const;
    }),
  );
  return [...last.values()].filter(({ key }) => key.startsWith("undo:"));
}
