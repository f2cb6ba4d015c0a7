import type { PlaceTerms } from "../domain/promise/place-terms.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/** What a merchant says of a place that another service ships from. */
export type PlaceTermsWish = PlaceTerms & { poolId: string };

export type PlaceTermsSet =
  /** `before` is the way back. */
  | { outcome: "terms-set"; before: PlaceTermsWish }
  | { outcome: "terms-already" }
  /** No place of another service. */
  | { outcome: "unknown" };

/**
 * A person says how another service ships from one of its places. It counts from the next promise on: what has been promised
 * stays as it was made.
 */
export const setPlaceTerms = (
  world: Pick<World, "clock" | "store">,
  shopId: ShopId,
  { actor, poolId, ...terms }: PlaceTermsWish & { actor: string },
): Promise<PlaceTermsSet> => {
  const at = world.clock.now();
  return world.store.inShop(shopId, async (records) => {
    const known = await records.termsOfPlace(poolId);
    if (!known) return { outcome: "unknown" };
    const { name, ...before } = known;
    if (
      before.handlingDays === terms.handlingDays &&
      before.parcelMinor === terms.parcelMinor &&
      before.mayRescue === terms.mayRescue
    )
      return { outcome: "terms-already" };
    const { entryId } = await appendLetter(records, {
      letter: { kind: "place-terms-set", poolId, ...terms },
      deliveryId: `place-terms:${poolId}:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    await records.setPlaceTerms(poolId, terms);
    await records.audit({
      at,
      actor,
      action: "Say how another service ships",
      subject: `place:${poolId}`,
      before: saidOf(before),
      after: saidOf(terms),
      result: "done",
      entryId,
      effectId: null,
      reason: name,
    });
    return { outcome: "terms-set", before: { poolId, ...before } };
  });
};

const saidOf = ({ handlingDays, parcelMinor, mayRescue }: PlaceTerms) => ({
  "working days until a parcel leaves": handlingDays,
  "cost of a parcel in minor units": parcelMinor,
  "may ship in the network's place": mayRescue,
});
