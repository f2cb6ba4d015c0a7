import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { setKit } from "#core/flows/set-kit.ts";
import { buyersHome } from "../../stories/main-job/cast.ts";
import { type SmallTown, shopDomain } from "../../support/open-small-town.ts";
import { count, type Trial } from "./trial.ts";

const holdMs = 61 * 60_000;
export const skuOnTikTok = async (town: SmallTown, sellerSku: string) => {
  const { products } = await town.control.tiktok();
  const skus = products.flatMap((product) => product.skus);
  const found = skus.find((one) => one.sellerSku === sellerSku);
  if (!found) throw new Error(`there is no SKU ${sellerSku}`);
  return found;
};
export const importedOrder = async (town: SmallTown) => {
  const { id: skuId } = await skuOnTikTok(town, "TEE-M");
  const { id } = await town.control.buyOnTikTok(
    [{ skuId, quantity: 2 }],
    "BY_SELLER",
  );
  await town.control.advance(holdMs);
  return id;
};
export const twinsOf = async (town: SmallTown, id: string) => {
  const { orders } = await town.control.shopify();
  return orders.filter((order) => order.sourceIdentifier === id);
};
export const cancellationsOf = async (town: SmallTown, id: string) =>
  (await town.control.tiktok()).cancellations.filter(
    ({ orderId }) => orderId === id,
  );
/** The merchant cancels the order that stands for a TikTok order. */
export const cancelTwin = async (
  town: SmallTown,
  id: string,
  why: { reason?: string; staffNote?: string } = {},
) => {
  const [twin] = await twinsOf(town, id);
  const number = twin?.id.split("/").at(-1);
  await town.ask("POST", `/shopify/harbor-goods/orders/${number}/cancel`, {
    restock: true,
    ...why,
  });
};
export const askToCancelOnTikTok = (town: SmallTown, id: string) =>
  town.ask("POST", `/tiktok/orders/${id}/cancel`, {
    by: "buyer",
    request: true,
  });
/** A person answers the question about a buyer who asks to cancel. */
export const answerBuyer = async (
  town: SmallTown,
  id: string,
  kind: "storefront" | "marketplace",
) => {
  const order = await town.prisma.order.findFirstOrThrow({
    where: { externalId: id },
  });
  const asked = await town.prisma.conflict.findFirstOrThrow({
    where: { key: `cancel-asked:${order.id}`, state: "open" },
  });
  return resolveConflict(town.world, town.shopId, {
    conflictId: asked.id,
    version: asked.version,
    choice: { kind },
    actor: "merchant:1",
    reason: null,
  });
};
/** How many of a SKU lie at the merchant's own location. */
export const onHandAtHome = async (town: SmallTown, sku: string) =>
  (await levelAtHome(town, sku))?.onHand ?? 0;

/** Units that Shopify holds back there. */
export const heldAtHome = async (town: SmallTown, sku: string) => {
  const level = await levelAtHome(town, sku);
  return level ? level.onHand - level.available - level.committed : 0;
};

const levelAtHome = async (town: SmallTown, sku: string) => {
  const { products, locations } = await town.control.shopify();
  const home = locations.find((place) => !place.isFulfillmentService)?.id;
  return products
    .flatMap(({ variants }) => variants)
    .find((one) => one.sku === sku)
    ?.levels.find(({ locationId }) => locationId === home);
};
const idOf = async (town: SmallTown, sku: string) =>
  (await town.prisma.variant.findFirstOrThrow({ where: { sku } })).id;

/** Effects on orders that the merchant ships. */
export const orderTrials = {
  "storefront.take-parts": {
    call: "storefront.adjustAvailable",
    operation: "inventoryAdjustQuantities",
    async deed(town) {
      const part = "CAN-FIG-08";
      await setKit(town.world, town.shopId, {
        variantId: await idOf(town, "CAN-CED-08"),
        parts: [{ variantId: await idOf(town, part), count: 2 }],
        actor: "merchant:test",
      });
      const before = await onHandAtHome(town, part);
      const { id } = await town.control.buyOnShopify(
        [{ sku: "CAN-CED-08", quantity: 1 }],
        buyersHome,
      );
      await town.control.shipFromShopify(id, {
        trackingNumber: "1Z999AA10123456784",
        company: "UPS",
      });
      return `${part} ${before}`;
    },
    async held(town, about) {
      const [part = "", before] = about.split(" ");
      return (Number(before) - (await onHandAtHome(town, part))) / 2;
    },
  },
  "storefront.import-order": {
    call: "storefront.importOrder",
    operation: "orderCreate",
    deed: importedOrder,
    held: async (town, id) => (await twinsOf(town, id)).length,
  },
  "storefront.readdress-order": {
    call: "storefront.readdressOrder",
    operation: "orderUpdate",
    async deed(town) {
      const id = await importedOrder(town);
      await town.settle();
      await town.ask("POST", `/tiktok/orders/${id}/address`, {
        line1: "9 New Quay",
      });
      return id;
    },
    held: async (town, id) =>
      count(
        (await twinsOf(town, id)).map(
          ({ shipTo }) => shipTo?.address1 === "9 New Quay",
        ),
      ),
  },
  "marketplace.link-order": {
    call: "marketplace.referOrder",
    operation: "/order/202406/orders/external_orders",
    deed: importedOrder,
    async held(town, id) {
      const { orders } = await town.control.tiktok();
      return (
        orders
          .find((order) => order.id === id)
          ?.external.filter(({ platform }) => platform === "SHOPIFY") ?? []
      ).length;
    },
  },
  "marketplace.mark-shipped": {
    call: "marketplace.markShipped",
    operation: "/fulfillment/202309/orders/",
    async deed(town) {
      const id = await importedOrder(town);
      await town.settle();
      const [twin] = await twinsOf(town, id);
      await town.control.shipFromShopify(twin?.id ?? "", {
        trackingNumber: "1Z999AA10123456784",
        company: "UPS",
      });
      return id;
    },
    async held(town, id) {
      const { orders } = await town.control.tiktok();
      const lines = orders.find((order) => order.id === id)?.lines ?? [];
      return new Set(lines.map((line) => line.packageId)).size;
    },
  },
  "storefront.refund-units": {
    call: "storefront.refundOrder",
    operation: "refundCreate",
    async deed(town) {
      const id = await importedOrder(town);
      await town.settle();
      const { orders } = await town.control.tiktok();
      const [line] = orders.find((order) => order.id === id)?.lines ?? [];
      await town.ask("POST", `/tiktok/orders/${id}/cancel`, {
        by: "seller",
        lineIds: [line?.id],
      });
      return id;
    },
    async held(town, id) {
      const [twin] = await twinsOf(town, id);
      const shop = { shopId: town.shopId, domain: shopDomain };
      const order = await town.world.storefront.fetchOrder(
        shop,
        twin?.id ?? "",
      );
      return (
        2 -
        (order?.fulfillmentOrders ?? [])
          .flatMap(({ lines }) => lines)
          .reduce((sum, line) => sum + line.remainingQuantity, 0)
      );
    },
  },
  "marketplace.change-tracking": {
    call: "marketplace.updateTracking",
    operation: "/shipping_info/update",
    async deed(town) {
      const id = await importedOrder(town);
      await town.settle();
      const [twin] = await twinsOf(town, id);
      await town.control.shipFromShopify(twin?.id ?? "", {
        trackingNumber: "1Z999AA10123456791",
        company: "UPS",
      });
      await town.settle();
      const number = twin?.id.split("/").at(-1);
      await town.ask(
        "POST",
        `/shopify/harbor-goods/orders/${number}/tracking`,
        { trackingNumber: "1Z999AA10123456800", company: "UPS" },
      );
      return id;
    },
    async held(town, id) {
      const { orders } = await town.control.tiktok();
      const lines = orders.find((order) => order.id === id)?.lines ?? [];
      return new Set(
        lines
          .map((line) => line.trackingNumber)
          .filter((number) => number === "1Z999AA10123456800"),
      ).size;
    },
  },
  "marketplace.cancel-order": {
    call: "marketplace.cancelOrder",
    operation: "POST /return_refund/202602/cancellations",
    async deed(town) {
      const id = await importedOrder(town);
      await town.settle();
      await cancelTwin(town, id);
      return id;
    },
    held: async (town, id) => (await cancellationsOf(town, id)).length,
  },
  "marketplace.answer-cancellation": {
    call: "marketplace.approveCancellation",
    operation: "/approve",
    async deed(town) {
      const id = await importedOrder(town);
      await town.settle();
      await askToCancelOnTikTok(town, id);
      await town.settle();
      await answerBuyer(town, id, "marketplace");
      return id;
    },
    held: async (town, id) =>
      count(
        (await cancellationsOf(town, id)).map(
          ({ status }) => status === "CANCELLATION_REQUEST_SUCCESS",
        ),
      ),
  },
  "storefront.cancel-order": {
    call: "storefront.cancelOrder",
    operation: "orderCancel",
    async deed(town) {
      const id = await importedOrder(town);
      await town.settle();
      await town.ask("POST", `/tiktok/orders/${id}/cancel`, { by: "buyer" });
      return id;
    },
    async held(town, id) {
      const twins = await twinsOf(town, id);
      return count(twins.map((twin) => twin.cancelledAt !== null));
    },
  },
} satisfies Record<string, Trial>;
