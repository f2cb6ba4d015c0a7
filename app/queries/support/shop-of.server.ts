import type { PrismaClient } from "@prisma/client";
import { asId, type ShopId } from "#core/kit/ids.ts";
import { isId } from "../variant-ids.ts";

const missing = () => new Response(null, { status: 404 });

/** The shop that a question is of. @throws Response where there is no such question. */
export async function shopOfConflict(
  prisma: PrismaClient,
  conflictId: string | undefined,
): Promise<{ conflictId: string; shopId: ShopId }> {
  if (!isId(conflictId)) throw missing();
  const row = await prisma.conflict.findUnique({
    where: { id: conflictId },
    select: { shopId: true },
  });
  if (!row) throw missing();
  return { conflictId, shopId: asId(row.shopId) };
}
