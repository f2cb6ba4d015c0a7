import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { Tending } from "../world/conflict-records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/** A person puts a question off, gives it to somebody or notes something on it; it stays open (law H2). */
export function tendConflict(
  world: Pick<World, "clock" | "store">,
  shopId: ShopId,
  {
    conflictId,
    tending,
    actor,
  }: { conflictId: string; tending: Tending; actor: string },
): Promise<{ outcome: "tended" | "unknown" }> {
  const at = world.clock.now();
  return world.store.inShop(shopId, async (records) => {
    const conflict = await records.conflict(conflictId);
    if (conflict?.state !== "open") return { outcome: "unknown" };
    const said = toSaid(tending);
    const { entryId } = await appendLetter(records, {
      letter: { kind: "conflict-tended", conflictId, ...said },
      deliveryId: `tend:${conflictId}:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    const before = await records.tendConflict(conflictId, tending);
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: `Noted on: ${conflict.subject}`,
      at,
    });
    const changed = Object.keys(said);
    await records.audit({
      at,
      actor,
      action: "Tend a conflict",
      subject: conflict.subject,
      before: onlyOf(before && toSaid(before), changed),
      after: onlyOf(said, changed),
      result: "done",
      entryId,
      effectId: null,
      reason: null,
    });
    return { outcome: "tended" };
  });
}

type Said = {
  assignee?: string | null;
  snoozedUntil?: string | null;
  note?: string | null;
};

const toSaid = ({ snoozedUntil, ...rest }: Tending): Said => ({
  ...rest,
  ...(snoozedUntil !== undefined && {
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
  }),
});

const onlyOf = (said: Said | null, names: string[]): Json =>
  Object.fromEntries(
    Object.entries(said ?? {}).filter(([name]) => names.includes(name)),
  );
