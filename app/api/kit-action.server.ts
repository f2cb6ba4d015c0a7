import { previewKit, setKit } from "#core/flows/set-kit.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { variantsOfSkus } from "../queries/find-variants.server.ts";
import { world } from "../world.server.ts";

const lineOf = /^(?:(\d{1,4})\s*[×x*]\s*)?(\S.*)$/;

/** `2 × MUG-NVY-12`, one part a line; a line without a count means one. */
export const readParts = (text: string): { sku: string; count: number }[] =>
  text
    .split("\n")
    .map((line) => lineOf.exec(line.trim()))
    .flatMap((found) =>
      found?.[2] ? [{ sku: found[2], count: Number(found[1] ?? 1) }] : [],
    );

/**
 * The form that says what a variant is put together from: shows what the channels would be told, or saves it as it was seen.
 */
export async function answerKitForm(request: Request, variantId: string) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  const text = String(form.get("parts") ?? "");
  const wanted = readParts(text);
  if (wanted.some(({ count }) => count < 1))
    return { outcome: "unfit" as const, why: "A count is at least 1." };
  const skus = wanted.map(({ sku }) => sku);
  const { variantIds, unknown } = await variantsOfSkus(
    world.prisma,
    shopId,
    skus,
  );
  if (unknown.length > 0 || variantIds.length !== wanted.length)
    return {
      outcome: "unfit" as const,
      why: `Each line needs one SKU that stands once in the store. Not so: ${unknown.join(", ") || "a line"}.`,
    };
  const found = await world.prisma.variant.findMany({
    where: { shopId, id: { in: variantIds } },
    select: { id: true, sku: true },
  });
  const parts = wanted.flatMap(({ sku, count }) => {
    const one = found.find(
      (variant) => variant.sku?.toLowerCase() === sku.toLowerCase(),
    );
    return one ? [{ variantId: one.id, count }] : [];
  });
  const wish = { variantId, parts, actor };
  const work =
    form.get("intent") === "kit"
      ? setKit(world, shopId, {
          ...wish,
          basedOn: String(form.get("basedOn") ?? ""),
        })
      : previewKit(world, shopId, wish);
  const answer = await orFailure<Awaited<typeof work>>(work);
  return { ...answer, parts: text };
}

export type KitAnswer = Awaited<ReturnType<typeof answerKitForm>>;
