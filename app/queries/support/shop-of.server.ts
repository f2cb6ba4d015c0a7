import type { PrismaClient } from "@prisma/client";
import { asId, type ShopId } from "#core/kit/ids.ts";
import { isId } from "../variant-ids.ts";

/** What staff reach by its own id alone. */
type Reached = "conflict" | "effect" | "journalEntry" | "order";

/**
 * The shop that a row is of. @throws Response where there is no such row.
 */
export async function shopOf(
  prisma: PrismaClient,
  kind: Reached,
  id: string | undefined,
): Promise<{ id: string; shopId: ShopId }> {
  if (!isId(id)) throw new Response(null, { status: 404 });
  const find = { where: { id }, select: { shopId: true } } as const;
  const row = await {
    conflict: () => prisma.conflict.findUnique(find),
    effect: () => prisma.effect.findUnique(find),
    journalEntry: () => prisma.journalEntry.findUnique(find),
    order: () => prisma.order.findUnique(find),
  }[kind]();
  if (!row) throw new Response(null, { status: 404 });
  return { id, shopId: asId(row.shopId) };
}
