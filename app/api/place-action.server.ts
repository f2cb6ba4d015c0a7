import { z } from "zod";
import { mostHandlingDays } from "#core/domain/promise/place-terms.ts";
import { type PlaceSet, setPlace } from "#core/flows/set-place.ts";
import {
  type PlaceTermsSet,
  setPlaceTerms,
} from "#core/flows/set-place-terms.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { world } from "../world.server.ts";
import { minorOf } from "./order-rule-wish.ts";

/** Whose stock lies at a location, as forms and programs say it. */
export const placeWish = z.strictObject({
  poolId: z.uuid(),
  kind: z.enum(["own", "other"]),
});

/** How another service ships from a location, as forms and programs say it. Null: nobody has said. */
export const placeTermsWish = z.strictObject({
  poolId: z.uuid(),
  handlingDays: z.number().int().min(0).max(mostHandlingDays).nullable(),
  parcelMinor: z.number().int().min(0).max(1_000_000).nullable(),
  mayRescue: z.boolean(),
});

/** The form that says how another service ships from a location. */
export async function answerPlaceTermsForm(request: Request) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const { currency } = await world.prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { currency: true },
  });
  const wish = placeTermsWish.safeParse({
    poolId: said("poolId"),
    handlingDays: said("handlingDays") === "" ? null : +said("handlingDays"),
    parcelMinor: minorOf(said("parcel"), currency),
    mayRescue: said("mayRescue") === "yes",
  });
  if (!wish.success)
    return { outcome: "unread" as const, poolId: said("poolId") };
  return orFailure<PlaceTermsSet>(
    setPlaceTerms(world, shopId, { ...wish.data, actor }),
  );
}

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

export type PlaceAnswer = Awaited<
  ReturnType<typeof answerPlaceForm | typeof answerPlaceTermsForm>
>;
