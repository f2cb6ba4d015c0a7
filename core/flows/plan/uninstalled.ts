import { emptyPlan } from "../../domain/plan.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { type Planning, settle } from "./context.ts";

/** TikTok Shop is asked again for so long after the merchant has left; then the grant is let go for all that. */
const patienceMs = 10 * 60_000;

/**
 * The merchant removed the app: TikTok Shop is told to send nothing more about the shop while its grant still lives, and
 * then all grants are let go. Safe to repeat: what is taken off already stays off.
 */
export async function planUninstalled(planning: Planning): Promise<void> {
  const { world, shop, entryIds } = planning;
  const leaving = await world.store.inShop(shop.shopId, (records) =>
    records.leaving(entryIds),
  );
  const notes: string[] = [];
  if (leaving?.isMarketplaceOpen) {
    const failure = await world.marketplace
      .unsubscribe(shop)
      .then(() => null)
      .catch((error: unknown) => error);
    const age = world.clock.now().getTime() - leaving.since.getTime();
    if (failure && mayYetWork(failure) && age < patienceMs) throw failure;
    notes.push(
      failure
        ? "TikTok Shop's webhooks could not be taken off."
        : "TikTok Shop's webhooks were taken off.",
    );
  }
  await settle(planning, async (records) => {
    const gone = await records.markUninstalled(entryIds, world.clock.now());
    return {
      ...emptyPlan(),
      notes: gone
        ? ["The merchant removed the app.", ...notes]
        : ["The app has been installed again since."],
    };
  });
}

const mayYetWork = (failure: unknown) =>
  failure instanceof SyncError && failure.retry === "later";
