import { causeOf } from "../../domain/conflicts/cause.ts";
import { staysQuiet } from "../../domain/conflicts/quiet.ts";
import { conflictVersion } from "../../domain/merge/settle.ts";
import type { Plan, PlannedConflict } from "../../domain/plan.ts";
import type { Prisma, Tx } from "../prisma.server.ts";
import { jsonColumn } from "../rows.server.ts";

/**
 * Writes a plan's questions down. One that is open is brought up to date, one that a person left as it is and that says
 * the same is not asked again, and those whose cause is gone are closed.
 * @returns how many are new, and how many were closed.
 */
export async function savePlannedConflicts(
  tx: Tx,
  shopId: string,
  plan: Pick<Plan, "conflicts" | "closes">,
  cause: { entryId: string; at: Date },
): Promise<{ conflicts: number; closed: number }> {
  const conflicts = await askAll(tx, shopId, plan.conflicts, cause);
  const keys = plan.closes.map(({ key }) => key);
  const reasons = plan.closes.map(({ reason }) => reason);
  // With its cause a question's silence ends, too: should it come back, it is a new one.
  const ended = await tx.$queryRaw<{ state: string }[]>`
    UPDATE conflict SET quiet = false,
      state = CASE state WHEN 'open' THEN 'closed' ELSE state END,
      settled_at = CASE state WHEN 'open' THEN ${cause.at} ELSE settled_at END,
      settled_by = CASE state WHEN 'open' THEN 'quayside' ELSE settled_by END,
      settle_reason = CASE state WHEN 'open' THEN closing.reason ELSE settle_reason END
    FROM unnest(${keys}::text[], ${reasons}::text[]) AS closing(key, reason)
    WHERE conflict.shop_id = ${shopId}::uuid AND (conflict.state = 'open' OR conflict.quiet)
      AND conflict.key = closing.key
    RETURNING conflict.state`;
  const closed = ended.filter(({ state }) => state === "closed").length;
  return { conflicts, closed };
}

/** What is known of a question that is open, or that a person left as it is. */
type Known = { id: string; key: string; state: string; version: string };

async function askAll(
  tx: Tx,
  shopId: string,
  planned: PlannedConflict[],
  cause: { entryId: string; at: Date },
): Promise<number> {
  if (planned.length === 0) return 0;
  // A plan may ask the same twice: what it says last counts.
  const asked = new Map(planned.map((conflict) => [conflict.key, conflict]));
  const rows = await tx.conflict.findMany({
    where: {
      shopId,
      key: { in: [...asked.keys()] },
      OR: [{ state: "open" }, { quiet: true }],
    },
    orderBy: { openedAt: "asc" },
    select: { id: true, key: true, state: true, version: true },
  });
  const known = new Map<string, Known>(rows.map((row) => [row.key, row]));
  const fresh: Prisma.ConflictCreateManyInput[] = [];
  for (const conflict of asked.values()) {
    const columns = columnsOf(conflict);
    if (await bringUpToDate(tx, shopId, conflict, columns, known))
      fresh.push({
        shopId,
        ...columns,
        state: "open",
        openedBy: cause.entryId,
        openedAt: cause.at,
      });
  }
  await tx.conflict.createMany({ data: fresh });
  return fresh.length;
}

const columnsOf = ({ candidates, story, ...conflict }: PlannedConflict) => ({
  ...conflict,
  cause: causeOf(conflict),
  candidates: candidates as unknown as Prisma.InputJsonValue,
  story: jsonColumn(story ?? null),
  version: conflictVersion(conflict),
});

/** @returns whether it is to be asked as a new question. */
async function bringUpToDate(
  tx: Tx,
  shopId: string,
  conflict: PlannedConflict,
  columns: ReturnType<typeof columnsOf>,
  all: Map<string, Known>,
): Promise<boolean> {
  const known = all.get(conflict.key);
  if (!known) return true;
  const { version } = columns;
  if (known.state === "open") {
    // A person put it off as it was.
    const wakes = known.version !== version;
    await tx.conflict.update({
      where: { id: known.id, shopId },
      data: { ...columns, ...(wakes && { snoozedUntil: null }) },
    });
    return false;
  }
  if (known.version === version && staysQuiet(conflict)) return false;
  await tx.conflict.updateMany({
    where: { shopId, key: conflict.key, quiet: true },
    data: { quiet: false },
  });
  return true;
}
