import { z } from "zod";
import { type PlaceSet, setPlace } from "#core/flows/set-place.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { world } from "../world.server.ts";

/** Whose stock lies at a location, as forms and programs say it. */
export const placeWish = z.strictObject({
  poolId: z.uuid(),
  kind: z.enum(["own", "other"]),
});

/** The form that says whose stock lies at a location. */
export async function answerPlaceForm(request: Request) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const wish = placeWish.safeParse({
    poolId: form.get("poolId"),
    kind: form.get("kind"),
  });
  if (!wish.success) return { outcome: "unknown" as const };
  return orFailure<PlaceSet>(setPlace(world, shopId, { ...wish.data, actor }));
}

export type PlaceAnswer = Awaited<ReturnType<typeof answerPlaceForm>>;
