import { previewStockRule, setStockRule } from "#core/flows/set-stock-rule.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { pageNumber } from "../queries/page.ts";
import { world } from "../world.server.ts";
import { readRuleForm } from "./stock-rule-wish.ts";

/** The form of a stock rule, on whatever page it stands: shows what the change would do, or sets it as it was seen. */
export async function answerRuleForm(
  request: Request,
  variantId: string | null,
) {
  const { shopId, actor } = await requireMerchant(request);
  const form = await request.formData();
  form.set("variantId", variantId ?? "");
  const wish = readRuleForm(form);
  if (!wish) return { outcome: "unfit" as const };
  const { basedOn, ...change } = wish;
  const work =
    form.get("intent") === "set"
      ? setStockRule(world, shopId, { ...change, basedOn, actor })
      : previewStockRule(
          world,
          shopId,
          change,
          pageNumber(String(form.get("page") ?? 1)),
        ).then((preview) => ({ outcome: "previewed" as const, preview }));
  const answer = await orFailure<Awaited<typeof work>>(work);
  return { ...answer, wish: change };
}

export type RuleAnswer = Awaited<ReturnType<typeof answerRuleForm>>;
