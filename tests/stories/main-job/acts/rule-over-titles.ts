import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

/** The merchant has Shopify's titles win from now on: the next one that is edited on both sides asks nobody. */
export async function ruleOverTitles({
  control,
  memory,
  merchant,
  wait,
}: Scene): Promise<void> {
  const answer = await merchant.changeField({
    kind: "policy",
    field: "title",
    policy: "storefront",
  });
  if (answer.outcome !== "changed")
    throw new Error(`the rule for titles ended as ${answer.outcome}`);
  const [, listing] = await memory.prisma.listing.findMany({
    where: { product: { isNot: null } },
    include: { product: true },
    orderBy: { externalId: "asc" },
    take: 2,
  });
  if (!listing?.product) throw new Error("there is no second listing");
  const wanted = `${listing.title}, Gift Boxed`;
  await Promise.all([
    control.editShopifyTitle(listing.product.externalId, wanted),
    control.editTikTokTitle(listing.externalId, `${listing.title} (Gift)`),
  ]);
  await until("the ruled title", wait, async () => {
    const { products } = await control.tiktok();
    const { title } =
      products.find(({ id }) => id === listing.externalId) ?? {};
    return title === wanted ? null : `TikTok shows "${title}"`;
  });
}
