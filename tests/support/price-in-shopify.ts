import { type SmallTown, shopDomain } from "./open-small-town.ts";

type Priced = { externalId: string; variants: { externalId: string }[] };

/** The merchant gives every variant of the product this price, in cents, in a second that nothing else was stamped with. */
export async function priceInShopify(
  { world, shopId, nextSecond }: SmallTown,
  product: Priced | null,
  priceMinor: number,
): Promise<void> {
  await nextSecond();
  await world.storefront.updateVariants(
    { shopId, domain: shopDomain },
    {
      productExternalId: product?.externalId ?? "",
      currency: "USD",
      variants: (product?.variants ?? []).map(({ externalId }) => ({
        externalId,
        priceMinor,
      })),
    },
  );
}
