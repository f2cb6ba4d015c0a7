import { z } from "zod";
import type { Choice } from "#core/domain/letters.ts";

/** How a person or a program answers a question. */
export const choice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("storefront") }),
  z.object({ kind: z.literal("marketplace") }),
  z.object({ kind: z.literal("value"), value: z.string().max(10_000) }),
  z.object({ kind: z.literal("link"), variantId: z.uuid() }),
  z.object({ kind: z.literal("leave") }),
]) satisfies z.ZodType<Choice>;

/** Why, in the person's own words. */
export const reason = z
  .string()
  .max(500)
  .nullish()
  .transform((text) => text?.trim() || null);

/** How a program settles a conflict. */
export const settlementBody = z.object({
  version: z.string().max(100_000),
  choice,
  reason,
});

export type Settlement = z.output<typeof settlementBody>;

/** The same answer as a form sends it: `choice` is a word, or `link:<variant id>`. */
export function readSettlementForm(form: FormData): Settlement | null {
  const [kind, variantId] = String(form.get("choice") ?? "").split(":");
  const read = settlementBody.safeParse({
    version: form.get("version"),
    reason: form.get("reason"),
    choice: { kind, variantId, value: form.get("value") ?? undefined },
  });
  return read.success ? read.data : null;
}
