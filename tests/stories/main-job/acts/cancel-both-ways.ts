import type { Cast } from "../cast.ts";
import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

const holdMs = 61 * 60_000;

/** Two orders of TikTok Shop come to Shopify; one is cancelled there, the other here, and each follows on the other side. */
export async function cancelBothWays(
  { control, wait }: Scene,
  cast: Cast,
): Promise<void> {
  const buy = (index: number) =>
    control.buyOnTikTok(
      [{ skuId: cast.own[index]?.skuExternalId ?? "", quantity: 1 }],
      "BY_SELLER",
    );
  const [onTikTok, inShopify] = [await buy(0), await buy(1)];
  await control.advance(holdMs);
  const twinOf = async ({ id }: { id: string }) =>
    (await control.shopify()).orders.find(
      ({ sourceIdentifier }) => sourceIdentifier === id,
    );
  await until("the orders to be cancelled", wait, async () =>
    (await twinOf(onTikTok)) && (await twinOf(inShopify))
      ? null
      : "they are not in Shopify",
  );
  await control.cancelOnTikTok(onTikTok.id);
  await control.cancelInShopify((await twinOf(inShopify))?.id ?? "");
  await until("both cancellations", wait, async () => {
    if (!(await twinOf(onTikTok))?.cancelledAt)
      return "TikTok's cancellation has not come to Shopify";
    const { orders } = await control.tiktok();
    return orders.find(({ id }) => id === inShopify.id)?.status === "CANCELLED"
      ? null
      : "Shopify's cancellation has not come to TikTok";
  });
}
