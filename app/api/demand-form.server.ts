import { z } from "zod";
import { demandEventKinds } from "#core/domain/demand/demand-event.ts";
import {
  type DemandDeed,
  type DemandTold,
  tellDemand,
} from "#core/flows/tell-demand.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { variantOfSku } from "../queries/find-variants.server.ts";
import { world } from "../world.server.ts";
import { blank } from "./blank.ts";

const day = z.iso.date();

/** What is told of demand: by the forms of the page, and by programs. */
export const demandWish = z.discriminatedUnion("intent", [
  z
    .object({
      intent: z.literal("note-event"),
      kind: z.enum(demandEventKinds),
      about: z.enum(["shop", "collection", "product", "sku"]).default("shop"),
      collection: blank(z.string().min(1).max(255)).default(null),
      productId: blank(z.uuid()).default(null),
      sku: blank(z.string().trim().min(1).max(255)).default(null),
      startsOn: day,
      endsOn: blank(day).default(null),
      lift: blank(z.coerce.number().min(0.05).max(100)).default(null),
      name: blank(z.string().trim().min(1).max(120)).default(null),
    })
    .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
      path: ["endsOn"],
    }),
  z.object({
    intent: z.literal("judge-event"),
    eventId: z.uuid(),
    verdict: blank(z.enum(["confirmed", "denied"])),
  }),
  z.object({ intent: z.literal("remove-event"), eventId: z.uuid() }),
  z.object({
    intent: z.literal("estimate"),
    sku: z.string().trim().min(1).max(255),
    perDay: blank(z.coerce.number().min(0.001).max(100_000)),
  }),
]);
type DemandWish = z.output<typeof demandWish>;

export type DemandAnswer = DemandTold | { outcome: "unfit"; field: string };

/** Does what was told. */
export async function doTell(
  shopId: Parameters<typeof tellDemand>[1],
  actor: string,
  wish: DemandWish,
): Promise<DemandAnswer> {
  const deed = await deedOf(shopId, wish);
  if ("field" in deed) return { outcome: "unfit", field: deed.field };
  return tellDemand(world, shopId, { ...deed, actor });
}

async function deedOf(
  shopId: string,
  wish: DemandWish,
): Promise<DemandDeed | { field: string }> {
  switch (wish.intent) {
    case "judge-event":
      return {
        deed: "judge-event",
        eventId: wish.eventId,
        verdict: wish.verdict,
      };
    case "remove-event":
      return { deed: "remove-event", eventId: wish.eventId };
    case "estimate": {
      const variantId = await variantOfSku(world.prisma, shopId, wish.sku);
      return variantId
        ? { deed: "estimate", variantId, perDay: wish.perDay }
        : { field: "sku" };
    }
    case "note-event": {
      const { kind, startsOn, lift, name, about } = wish;
      const scope = { variantId: null, productId: null, collection: null };
      const event = {
        kind,
        startsOn,
        endsOn: wish.endsOn ?? startsOn,
        lift,
        name,
      };
      const noted = (said: Partial<Record<keyof typeof scope, string>>) => ({
        deed: "note-event" as const,
        event: { ...event, scope: { ...scope, ...said } },
      });
      if (about === "shop") return noted({});
      if (about === "collection")
        return wish.collection
          ? noted({ collection: wish.collection })
          : { field: "collection" };
      if (about === "product")
        return wish.productId && (await isProduct(shopId, wish.productId))
          ? noted({ productId: wish.productId })
          : { field: "productId" };
      const variantId = wish.sku
        ? await variantOfSku(world.prisma, shopId, wish.sku)
        : null;
      return variantId ? noted({ variantId }) : { field: "sku" };
    }
  }
}

const isProduct = async (shopId: string, id: string): Promise<boolean> =>
  (await world.prisma.product.count({
    where: { shopId, id, deletedAt: null },
  })) > 0;

/** Does what a form of the page about demand says. */
export async function answerDemandForm(request: Request) {
  const { shopId, actor } = await requireMerchant(request);
  const read = demandWish.safeParse(
    Object.fromEntries(await request.formData()),
  );
  if (!read.success)
    return {
      outcome: "unfit" as const,
      field: String(read.error.issues[0]?.path[0] ?? ""),
    };
  return orFailure(doTell(shopId, actor, read.data));
}
