import { expect, test } from "vitest";
import { previewSelection } from "#core/flows/preview-selection.ts";
import { selectVariants } from "#core/flows/select-variants.ts";
import { openConnectedTown } from "../support/keep-town.ts";

test("an item that Shopify no longer knows has its number refused alone; the others of its batch are told theirs", async () => {
  await using town = await openConnectedTown();
  const { storefront } = town.world;
  const { setAvailable } = storefront;
  const chosen = await town.prisma.variant.findMany({
    where: { sku: { in: ["MUG-SND-12", "MUG-NVY-12", "TOTE-NAT-01"] } },
  });
  const lost = chosen.find(({ sku }) => sku === "MUG-NVY-12");
  // It is deleted in Shopify after its number was read and before the new one is sent.
  storefront.setAvailable = (shop, change) =>
    setAvailable(shop, {
      ...change,
      items: change.items.map((item) =>
        item.inventoryItemId === lost?.inventoryItemId
          ? { ...item, inventoryItemId: "gid://shopify/InventoryItem/1" }
          : item,
      ),
    });

  const variantIds = chosen.map(({ id }) => id);
  const { fingerprint } = await previewSelection(
    town.world,
    town.shopId,
    variantIds,
  );
  const actor = "merchant:test";
  await selectVariants(town.world, town.shopId, {
    variantIds,
    fingerprint,
    actor,
  });
  await town.settle();

  const effects = await town.prisma.effect.findMany({
    where: { kind: "storefront.set-stock" },
  });
  const skuOf = (payload: unknown) => {
    const { variantId } = payload as { variantId: string };
    return chosen.find(({ id }) => id === variantId)?.sku;
  };
  const ends = effects.map(({ payload, state, errorCode }) => [
    skuOf(payload),
    state,
    errorCode,
  ]);
  expect(ends.sort()).toEqual([
    ["MUG-NVY-12", "refused", "subject_not_found"],
    ["MUG-SND-12", "confirmed", null],
    ["TOTE-NAT-01", "confirmed", null],
  ]);
});
