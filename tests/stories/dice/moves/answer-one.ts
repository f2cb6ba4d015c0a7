import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import type { SmallTown } from "../../../support/open-small-town.ts";

/** The merchant answers one of the open questions of a kind; null where there is none, or it takes no such answer. */
export async function answerOne(
  { prisma, world, shopId }: SmallTown,
  about: { field: string } | { kind: string },
  {
    nth,
    choice,
  }: { nth: number; choice: "storefront" | "marketplace" | "leave" },
): Promise<string | null> {
  const asked = await prisma.conflict.findMany({
    where: { ...about, state: "open" },
    orderBy: { key: "asc" },
  });
  const one = asked[nth % Math.max(1, asked.length)];
  if (!one) return null;
  const { outcome } = await resolveConflict(world, shopId, {
    conflictId: one.id,
    version: one.version,
    choice: { kind: choice },
    actor: "merchant:dice",
    reason: null,
  });
  return outcome === "settled"
    ? `${choice}: ${one.subject}, ${one.reason}`
    : null;
}
