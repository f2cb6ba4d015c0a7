import { until } from "../memory.ts";
import type { Scene } from "../scene.ts";

/** Two titles are edited on both sides at once; both questions are settled in one go, as their preview says. */
export async function settleTogether({
  control,
  memory,
  merchant,
  wait,
}: Scene): Promise<void> {
  const asks = await merchant.changeField({
    kind: "policy",
    field: "title",
    policy: "ask",
  });
  if (asks.outcome !== "changed")
    throw new Error(`the rule for titles ended as ${asks.outcome}`);
  const listings = await memory.prisma.listing.findMany({
    where: { product: { isNot: null }, status: "ACTIVATE" },
    include: { product: true },
    orderBy: { externalId: "asc" },
    skip: 2,
    take: 2,
  });
  for (const { title, externalId, product } of listings)
    await Promise.all([
      control.editShopifyTitle(product?.externalId ?? "", `${title}, Two`),
      control.editTikTokTitle(externalId, `${title} (Best)`),
    ]);
  const questions = () =>
    memory.prisma.conflict.findMany({
      where: {
        state: "open",
        key: { in: listings.map(({ id }) => `title:${id}`) },
        storefront: { in: listings.map(({ title }) => `${title}, Two`) },
        marketplace: { in: listings.map(({ title }) => `${title} (Best)`) },
      },
    });
  await until("two questions about titles", wait, async () => {
    const found = await questions();
    return found.length === 2 ? null : `${found.length} are open`;
  });
  const items = (await questions()).map(({ id, version }) => ({
    conflictId: id,
    version,
    answer: { kind: "marketplace" as const },
  }));
  const { foreseen, settled } = await merchant.settleTogether(
    items,
    "TikTok's titles sell.",
  );
  if (foreseen.settles !== 2 || settled !== 2)
    throw new Error(
      `${foreseen.settles} were to be settled, and ${settled} were`,
    );
  await until("TikTok's titles in Shopify", wait, async () => {
    const { products } = await control.shopify();
    const missing = listings.filter(
      ({ title, product }) =>
        products.find(({ id }) => id === product?.externalId)?.title !==
        `${title} (Best)`,
    );
    return missing.length === 0 ? null : `${missing.length} are not there yet`;
  });
}
