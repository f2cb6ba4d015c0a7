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
  let conflicts = 0;
  for (const planned of plan.conflicts)
    if (await ask(tx, shopId, planned, cause)) conflicts++;
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

async function ask(
  tx: Tx,
  shopId: string,
  { candidates, story, ...conflict }: PlannedConflict,
  { entryId, at }: { entryId: string; at: Date },
): Promise<boolean> {
  const version = conflictVersion(conflict);
  const columns = {
    ...conflict,
    cause: causeOf(conflict),
    candidates: candidates as unknown as Prisma.InputJsonValue,
    story: jsonColumn(story ?? null),
    version,
  };
  const known = await tx.conflict.findFirst({
    where: {
      shopId,
      key: conflict.key,
      OR: [{ state: "open" }, { quiet: true }],
    },
    orderBy: { openedAt: "desc" },
    select: { id: true, state: true, version: true },
  });
  if (known?.state === "open") {
    // A person put it off as it was.
    const wakes = known.version !== version;
    await tx.conflict.update({
      where: { id: known.id },
      data: { ...columns, ...(wakes && { snoozedUntil: null }) },
    });
    return false;
  }
  if (known && known.version === version && staysQuiet(conflict)) return false;
  if (known)
    await tx.conflict.updateMany({
      where: { shopId, key: conflict.key, quiet: true },
      data: { quiet: false },
    });
  await tx.conflict.create({
    data: {
      shopId,
      ...columns,
      state: "open",
      openedBy: entryId,
      openedAt: at,
    },
  });
  return true;
}
