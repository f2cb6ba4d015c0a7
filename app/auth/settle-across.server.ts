import { type Item, resolveConflicts } from "#core/flows/resolve-conflicts.ts";
import { asId } from "#core/kit/ids.ts";
import { world } from "../world.server.ts";
import type { About } from "./staff.server.ts";

/** What came of each question that was left, and how many were settled. */
export type SettledAcross = {
  outcome: "across";
  settled: number;
  left: { subject: string; outcome: string; why: string | null }[];
};

/**
 * Settles questions of several shops, each in its own shop and for itself. Which shop a question is of is read here,
 * whatever the form says.
 */
export async function settleAcross({
  items,
  actor,
  reason,
}: {
  items: Item[];
  actor: string;
  reason: string;
}): Promise<{ result: SettledAcross; abouts: About[] }> {
  const rows = await world.prisma.conflict.findMany({
    where: { id: { in: items.map(({ conflictId }) => conflictId) } },
    select: { id: true, shopId: true, subject: true },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  const byShop = new Map<string, Item[]>();
  for (const item of items) {
    const shopId = known.get(item.conflictId)?.shopId;
    if (shopId) byShop.set(shopId, [...(byShop.get(shopId) ?? []), item]);
  }
  const result: SettledAcross = { outcome: "across", settled: 0, left: [] };
  for (const [shopId, asked] of byShop) {
    const resolved = await resolveConflicts(world, asId(shopId), {
      items: asked,
      actor,
      reason,
    });
    result.settled += resolved.settled;
    for (const one of resolved.items)
      if (one.outcome !== "settled" && one.outcome !== "retried")
        result.left.push({
          subject: known.get(one.conflictId)?.subject ?? "",
          outcome: one.outcome,
          why: one.outcome === "unfit" ? one.why : null,
        });
  }
  return {
    result,
    abouts: [...byShop].map(([shopId, asked]) => ({
      shopId,
      subject: `conflicts:${asked.length}`,
    })),
  };
}
