import type { Tx } from "../prisma.server.ts";

/** The entries that took these back. A person's undo names in its delivery what it takes back. */
export async function undosOf(
  tx: Tx,
  shopId: string,
  entryIds: string[],
): Promise<ReadonlyMap<string, string>> {
  const undos = await tx.journalEntry.findMany({
    where: {
      shopId,
      source: "person",
      deliveryId: { in: [...new Set(entryIds)].map((id) => `undo:${id}`) },
    },
    select: { id: true, deliveryId: true },
  });
  return new Map(
    undos.map(({ id, deliveryId }) => [deliveryId.slice("undo:".length), id]),
  );
}

/** A version of a rule, and the decision that set it. */
type Version<Rule> = { entryId: string; rule: Rule };

/** What taking back the decision that set a version of a rule means for the rule. */
export type WithoutVersion<Rule> = {
  /** The newest version that is not taken back then; null where none is left. */
  before: Rule | null;
  /** Whether what it set is in force. */
  isInForce: boolean;
  /** Versions that were taken back already. */
  takenBack: Rule[];
};

/**
 * Of all versions of a rule the newest decision stands that was not taken back (law C3). What an undo has set is a version as
 * well, but no decision of its own: it says once more what one of the earlier ones said.
 * @param versions the newest first.
 * @returns null where the entry set none of them.
 */
export async function withoutVersionOf<Rule>(
  tx: Tx,
  shopId: string,
  versions: Version<Rule>[],
  entryId: string,
): Promise<WithoutVersion<Rule> | null> {
  if (!versions.some((version) => version.entryId === entryId)) return null;
  const undos = await undosOf(
    tx,
    shopId,
    versions.map((version) => version.entryId),
  );
  const byUndo = new Set(undos.values());
  const isTakenBack = (id: string): boolean => {
    const undo = undos.get(id);
    return undo !== undefined && !isTakenBack(undo);
  };
  const decided = versions.filter((version) => !byUndo.has(version.entryId));
  const standing = decided.filter((version) => !isTakenBack(version.entryId));
  return {
    before:
      standing.find((version) => version.entryId !== entryId)?.rule ?? null,
    isInForce: standing[0]?.entryId === entryId,
    takenBack: decided
      .filter((version) => isTakenBack(version.entryId))
      .map(({ rule }) => rule),
  };
}
