import { joinPlans } from "../domain/plan.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { linkGoods } from "./plan/plan-links.ts";
import { planStock } from "./plan/plan-stock.ts";

/**
 * A person takes back that goods of the network are a variant, where a person has said so: whose they are is asked again, and
 * what channels are told of the variant follows. Undone by answering the question.
 */
export async function partFromGoods(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { variantId, actor }: { variantId: string; actor: string },
): Promise<{ outcome: "parted" | "unknown" }> {
  const at = world.clock.now();
  const outcome = await world.store.inShop(shopId, async (records) => {
    const taken = await records.removeGoodsLink(variantId);
    if (!taken) return "unknown" as const;
    const { goodsId, externalId, name } = taken;
    const { entryId } = await appendLetter(records, {
      letter: { kind: "goods-parted", variantId, goodsId },
      deliveryId: `goods-parted:${variantId}:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    const cause = { entryId, at };
    const goods = await records.goodsByExternalId([externalId]);
    const { linked, plan } = await linkGoods(records, goods, cause);
    const told = await planStock(records, [variantId, ...linked], cause, {
      apart: true,
    });
    await records.savePlan(joinPlans([plan, told]), cause);
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: `${name} unlinked`,
      at,
    });
    await records.audit({
      at,
      actor,
      action: "Unlink goods of the network",
      subject: `variant:${variantId}`,
      before: { goods: name },
      after: null,
      result: "done",
      entryId,
      effectId: null,
      reason: null,
    });
    return "parted" as const;
  });
  if (outcome === "parted") await world.bell.ring("shop.carry", shopId);
  return { outcome };
}
