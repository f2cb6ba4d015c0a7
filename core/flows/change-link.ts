import { emptyPlan, joinPlans, type Plan } from "../domain/plan.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { linkByHand } from "./link-by-hand.ts";
import { linkConflictKey, planLinks } from "./plan/plan-links.ts";
import { planStock } from "./plan/plan-stock.ts";

export type LinkChanged =
  | { outcome: "linked" | "unlinked" | "same" | "unknown" }
  | { outcome: "unfit"; why: string };

/**
 * A person says what a TikTok SKU belongs to: to this variant, or to none (null). Undone by saying what it belonged to
 * before. No machine takes back what a person said: an SKU that he unlinked stays so, as a question.
 */
export async function changeLink(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  wish: {
    listingSkuId: string;
    variantId: string | null;
    actor: string;
    reason: string | null;
  },
): Promise<LinkChanged> {
  const at = world.clock.now();
  const { listingSkuId, variantId, actor } = wish;
  const changed = await world.store.inShop(
    shopId,
    async (records): Promise<LinkChanged> => {
      const before = await records.listingSku(listingSkuId);
      if (!before) return { outcome: "unknown" };
      if (before.variantId === variantId) return { outcome: "same" };
      const { entryId } = await appendLetter(records, {
        letter: { kind: "link-changed", listingSkuId, variantId },
        deliveryId: `link:${listingSkuId}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
      const cause = { entryId, actor, at };
      const plan =
        variantId === null
          ? await unlink(records, before, cause)
          : await linkByHand(records, { listingSkuId, variantId }, cause);
      if (!plan) {
        const why = "This variant is no longer in the store.";
        await records.finishEntries([entryId], {
          outcome: "nothing",
          note: why,
          at,
        });
        return { outcome: "unfit", why };
      }
      const answered = {
        key: linkConflictKey(listingSkuId),
        reason: "A person linked it.",
      };
      await records.savePlan(
        variantId === null
          ? plan
          : { ...plan, closes: [...plan.closes, answered] },
        cause,
      );
      await records.finishEntries([entryId], {
        outcome: "planned",
        note: `${before.label} ${variantId === null ? "unlinked" : "linked"}`,
        at,
      });
      await records.audit({
        at,
        actor,
        action:
          variantId === null ? "Unlink a TikTok SKU" : "Link a TikTok SKU",
        subject: `sku:${listingSkuId}`,
        before: { variant: before.variantId },
        after: { variant: variantId },
        result: "done",
        entryId,
        effectId: null,
        reason: wish.reason,
      });
      return { outcome: variantId === null ? "unlinked" : "linked" };
    },
  );
  if (changed.outcome === "linked" || changed.outcome === "unlinked")
    await world.bell.ring("shop.carry", shopId);
  return changed;
}

/** Takes a link away in a transaction that is open. @returns the plan that follows. */
export async function unlink(
  records: Records,
  before: {
    listingSkuId: string;
    listingExternalId: string;
    variantId: string | null;
  },
  cause: { entryId: string; at: Date; actor: string },
): Promise<Plan> {
  await records.removeSkuLink(before.listingSkuId, cause);
  await records.pairListings();
  const moved = {
    productExternalIds: [],
    listingExternalIds: [before.listingExternalId],
  };
  const links = await planLinks(records, cause, moved);
  const touched = [
    ...(before.variantId ? [before.variantId] : []),
    ...links.touched,
  ];
  return joinPlans([
    { ...emptyPlan(), notes: ["A person took the link away."] },
    links.plan,
    await planStock(records, touched, cause, { apart: true }),
  ]);
}
