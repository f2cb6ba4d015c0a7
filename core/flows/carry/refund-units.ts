import { unitsInStore } from "../../domain/orders/order-price.ts";
import { pairLines } from "../../domain/orders/pair-lines.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { carrier } from "./carrier.ts";

type Unit = Parameters<typeof pairLines>[0][number] & {
  unitPriceMinor: number;
  /** On top of its price in the store. */
  taxMinor: number;
};

type Refund = {
  orderId: string;
  orderExternalId: string;
  reference: string;
  unitExternalIds: string[];
  units: Unit[];
  locationId: string | null;
};

/**
 * Takes units off the Shopify order that were cancelled on TikTok Shop, back onto the shelf that they were reserved on,
 * with what Shopify has them for: so the order comes to what the buyer still pays.
 */
export const refundUnits = carrier<
  "storefront.refund-units",
  Refund,
  { refundId: string }
>({
  async prepare(records, { orderId, unitExternalIds }) {
    const situation = await records.orderSituation(orderId);
    const orderExternalId = situation?.order.storefrontExternalId;
    if (!situation || !orderExternalId)
      return { retire: "The order does not stand in Shopify." };
    const { order, lines } = situation;
    if (order.cancelled) return { retire: "The whole order was cancelled." };
    const gone = lines.filter(
      ({ externalId, stands }) =>
        stands && unitExternalIds.includes(externalId),
    );
    const externalIds = await records.externalIdsOfVariants(
      gone.flatMap(({ variantId }) => variantId ?? []),
    );
    const inStore = unitsInStore(situation);
    const service = await records.service();
    const own = (await records.pools()).find(({ kind }) => kind === "own");
    const go: Refund = {
      orderId,
      orderExternalId,
      reference: `tiktok-cancelled-${unitExternalIds[0]}`,
      unitExternalIds,
      units: gone.map((unit) => ({
        lineExternalId: unit.externalId,
        variantExternalId: externalIds.get(unit.variantId ?? "") ?? "",
        storefrontLineId: unit.storefrontLineId,
        unitPriceMinor: unit.unitPriceMinor,
        taxMinor: inStore.get(unit.externalId)?.taxMinor ?? 0,
      })),
      locationId:
        order.fulfilledBy === "network"
          ? (service?.locationId ?? null)
          : (own?.externalId ?? null),
    };
    if (gone.length === 0)
      return { already: "These units are off the order.", after: null };
    return { go, before: null, after: { units: gone.length } };
  },
  async act({ world, shop }, refund, effect) {
    const order = await world.storefront.fetchOrder(
      shop,
      refund.orderExternalId,
    );
    if (!order) throw new SyncError("subject_not_found");
    const fits = (unit: Unit) =>
      order.lines.filter(
        (line) =>
          line.externalId === unit.storefrontLineId ||
          (line.variantExternalId === unit.variantExternalId &&
            line.unitPriceMinor === unit.unitPriceMinor),
      );
    const lines = refund.units.flatMap((unit) => {
      // A price that was lowered by a deduction is found by its variant alone.
      const candidates = fits(unit).length > 0 ? fits(unit) : order.lines;
      const [pair] = pairLines([unit], candidates);
      return pair
        ? [{ orderLineExternalId: pair.orderLineExternalId, unit }]
        : [];
    });
    if (lines.length < refund.units.length)
      throw new SyncError("subject_not_found", {
        said: "a line of the order in Shopify",
      });
    const quantities = new Map<string, number>();
    let amountMinor = 0;
    for (const { orderLineExternalId: id, unit } of lines) {
      const line = order.lines.find(({ externalId }) => externalId === id);
      quantities.set(id, (quantities.get(id) ?? 0) + 1);
      amountMinor += (line?.unitPriceMinor ?? 0) + unit.taxMinor;
    }
    return world.storefront.refundOrder(shop, {
      orderExternalId: refund.orderExternalId,
      reference: refund.reference,
      key: effect.id,
      note: "Cancelled on TikTok Shop",
      lines: [...quantities].map(([orderLineExternalId, quantity]) => {
        const line = order.lines.find(
          ({ externalId }) => externalId === orderLineExternalId,
        );
        // What has no variant any more was reserved nowhere.
        const shelf = line?.variantExternalId ? refund.locationId : null;
        return {
          orderLineExternalId,
          quantity,
          restock: shelf ? ("cancel" as const) : ("none" as const),
          ...(shelf && { locationId: shelf }),
        };
      }),
      amountMinor,
    });
  },
  confirm: (records, _result, { orderId, unitExternalIds }) =>
    records.noteUnits(orderId, { externalIds: unitExternalIds, stand: false }),
  tells: false,
});
