import { z } from "zod";
import { actOnOrder } from "#core/flows/act-on-order.ts";
import { replayEntry } from "#core/flows/replay-entry.ts";
import { retryEffect } from "#core/flows/retry-effect.ts";
import type { ShopId } from "#core/kit/ids.ts";
import { readEntry } from "../queries/support/entry.server.ts";
import { world } from "../world.server.ts";

/** Answers that have something done once more, rather than end the question: it ends by itself when that has helped. */
export const again = z.enum(["retry", "resend", "again"]);

/** @param asked the question that the answer was given to. */
export async function doAgain(
  shopId: ShopId,
  deed: z.infer<typeof again>,
  asked: { subjectKind: string; subjectId: string },
  actor: string,
) {
  const { subjectKind, subjectId } = asked;
  if (deed === "retry" && subjectKind === "effect")
    return retryEffect(world, shopId, { effectId: subjectId, actor });
  if (deed === "resend" && subjectKind === "order") {
    const wish = { deed: "resend" } as const;
    const order = { orderId: subjectId, wish, actor };
    const { outcome } = await actOnOrder(world, shopId, order);
    return { outcome: outcome === "acted" ? "resent" : "moved" } as const;
  }
  if (deed !== "again" || subjectKind !== "entry")
    return { outcome: "unknown" } as const;
  const { recorded: entry } = await readEntry(world.prisma, subjectId, {
    isUnmasked: false,
  });
  const replay = { entry, actor, reason: "Asked for at the question." };
  const { outcome } = await replayEntry(world, shopId, replay);
  return outcome === "replayed"
    ? ({ outcome } as const)
    : ({ outcome, why: "This answer does not fit the question." } as const);
}
