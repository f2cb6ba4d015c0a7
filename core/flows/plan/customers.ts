import type { Letter } from "../../domain/letters.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { finishWithout, type Planning, settle } from "./context.ts";

type LetterOf<K extends Letter["kind"]> = Extract<Letter, { kind: K }>;

/**
 * A customer asks what is stored about him. What he asks is written down; the answer is put together when the merchant
 * fetches it, so that no second copy of anything personal is made.
 */
export async function planDataRequest(
  planning: Planning,
  letter: LetterOf<"customer-data-requested">,
): Promise<void> {
  await settle(planning, async (records) => {
    await records.noteDataRequest({
      ...letter,
      entryId: planning.entryIds[0] ?? "",
      at: planning.world.clock.now(),
    });
    return {
      ...emptyPlan(),
      notes: ["A customer asks for his data: see Customer data."],
    };
  });
}

/** A customer has to be forgotten: his orders are marked, and every letter that names him or them is blanked (law J4). */
export async function planCustomerErased(
  planning: Planning,
  letter: LetterOf<"customer-erased">,
): Promise<void> {
  await settle(planning, async (records) => {
    const at = planning.world.clock.now();
    // An order that began on TikTok Shop has letters of its own from there.
    const orders = await records.eraseOrders(letter.orderExternalIds, at);
    await records.forgetDataRequests(letter.customerExternalId);
    const ids = [
      ...letter.orderExternalIds,
      ...orders,
      letter.customerExternalId ?? "",
    ];
    const marks = [...ids.map(numberOf), ...letter.contacts].filter(Boolean);
    const erased = await records.eraseEntriesMentioning(marks, at);
    return {
      ...emptyPlan(),
      notes: [`Erased the bodies of ${erased} entries.`],
    };
  });
}

/**
 * Shopify asks for it 48 hours after a merchant has removed the app. One who is back by then works with what is there.
 */
export async function planShopErased(planning: Planning): Promise<void> {
  const { world, shop } = planning;
  const installed = await world.store.installedShops();
  if (installed.some(({ shopId }) => shopId === shop.shopId))
    return finishWithout(planning, {
      outcome: "nothing",
      note: "The app has been installed again since; nothing was erased.",
    });
  await world.store.eraseShop(shop.shopId);
}

/** Bodies name things by number more often than by global id. */
const numberOf = (externalId: string) => externalId.split("/").at(-1) ?? "";
