import type { CancelCause } from "../../domain/cancel-causes.ts";
import type { StorefrontLevelFact } from "../../domain/facts.ts";
import { billOrder, natureTags } from "../../domain/orders/order-bill.ts";
import { orderPrice } from "../../domain/orders/order-price.ts";
import type { OrderSituation } from "../../domain/orders/order-situation.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Records } from "../../world/records.ts";
import type { ImportedOrder, OrderImport } from "../../world/storefront.ts";
import type { StorefrontName } from "../../world/variant-names-records.ts";
import { placeOnLines } from "../plan/place-on-lines.ts";
import { recallVariants } from "../plan/recall-variants.ts";
import { learnStorefrontLevels } from "../plan/storefront-levels.ts";
import { type Carrying, carrier, type Prepared } from "./carrier.ts";

type Import = {
  orderId: string;
  name: string;
  fulfilledBy: OrderSituation["order"]["fulfilledBy"];
  order: Omit<OrderImport, "shipTo" | "lines">;
  lines: (Omit<
    OrderImport["lines"][number],
    "variantExternalId" | "title" | "variantTitle" | "sku" | "marketplaceUnitId"
  > & { variantId: string; name: StorefrontName; unitExternalId: string })[];
  /** TikTok's units on it. */
  unitExternalIds: string[];
  inventoryItemIds: string[];
  /** Stock as it was read when an earlier try was found to have taken hold. */
  levels: StorefrontLevelFact[];
};
type Imported = ImportedOrder & {
  /** Variants that Shopify had deleted before: their lines stand without one, and hold no stock. */
  goneVariantIds: string[];
  /** Of the address that Shopify was given; null where an earlier try had given it. */
  recipientMark: string | null;
};

/** Shopify shows this on every order that stands for a TikTok order. */
export const importTag = "TikTok Shop";

/** Creates the Shopify order that stands for a TikTok order; found by its TikTok number if it is there already. */
export const importOrder = carrier<"storefront.import-order", Import, Imported>(
  {
    async prepare(records, { orderId }): Promise<Prepared<Import>> {
      const situation = await records.orderSituation(orderId);
      if (!situation) return { retire: "The order is gone." };
      const { order } = situation;
      const after = { tiktokOrder: order.name };
      if (order.storefrontExternalId)
        return { already: "The order stands in Shopify already.", after };
      const service = await records.service();
      if (order.fulfilledBy === "network" && !service)
        throw new SyncError("subject_not_found", {
          said: "the fulfillment location, where this order belongs",
        });
      const go = await prepareImport(
        records,
        orderId,
        situation,
        service?.handle ?? null,
      );
      if (!go)
        return {
          retire: "A unit has no variant, or the price does not add up.",
        };
      if (order.cancelled)
        return { retire: "The order was cancelled.", lookUp: go };
      const { paidMinor: total } = go.order;
      return { go, before: null, after: { ...after, total } };
    },
    probe: findImported,
    async act(carrying, input) {
      // Nobody else imports while this hand holds the shop, so one look is enough.
      const known = await findImported(carrying, input);
      if (known) return known;
      const { world, shop } = carrying;
      const recipient = await world.marketplace.fetchRecipient(
        shop,
        input.order.sourceIdentifier,
      );
      const create = async (goneVariantIds: string[]) => ({
        ...(await world.storefront.importOrder(shop, {
          ...input.order,
          lines: linesWithout(goneVariantIds, input.lines),
          shipTo: recipient?.to ?? null,
        })),
        goneVariantIds,
        recipientMark: recipient?.mark ?? null,
      });
      const gone = knownGone(input.lines);
      try {
        return await create(gone);
      } catch (error) {
        // What was refused was not made: a variant may have been deleted since we read of it last.
        if (!(error instanceof SyncError) || error.retry !== "never")
          throw error;
        const now = await goneInStorefront(carrying, input.lines);
        if (now.every((variantId) => gone.includes(variantId))) throw error;
        return create([...new Set([...gone, ...now])]);
      }
    },
    async confirm(
      records,
      { recipientMark, lines, goneVariantIds, ...made },
      order,
      cause,
    ) {
      await records.noteStorefrontOrder(order.orderId, {
        ...made,
        updatedAt: null,
      });
      await records.noteRecipient(order.orderId, recipientMark, cause.at);
      await records.noteUnits(order.orderId, {
        externalIds: order.unitExternalIds,
        stand: true,
      });
      // Known now, and not when the order is read next: a variant may be deleted until then.
      const { sourceIdentifier } = order.order;
      const answered = {
        ...made,
        sourceIdentifier,
        lines,
        fulfillmentOrders: [],
      };
      const recalled = await recallVariants(records, answered);
      const known = await records.orderSituation(order.orderId);
      if (known) await placeOnLines(records, known, recalled.lines);
      if (order.levels.length > 0) {
        const { plan } = await learnStorefrontLevels(
          records,
          order.levels,
          cause,
        );
        await records.savePlan(plan, cause);
      } else if (order.fulfilledBy !== "network")
        await reserveAtHome(
          records,
          order.lines.filter(
            ({ variantId }) => !goneVariantIds.includes(variantId),
          ),
        );
    },
    tells: true,
  },
);

/** @returns null while the order cannot stand in Shopify: a question about it is open. */
async function prepareImport(
  records: Records,
  orderId: string,
  situation: OrderSituation,
  serviceHandle: string | null,
): Promise<Import | null> {
  const { order, lines, price } = situation;
  const live = lines.filter((line) => !line.isCancelled);
  const billed = billOrder(orderPrice(situation));
  if (live.some((line) => !line.variantId) || "faults" in billed) return null;
  const { bill } = billed;
  const variantIds = bill.lines.map((line) => line.variantId);
  const items = await records.inventoryItems(variantIds);
  const names = await records.namesInStorefront(variantIds);
  const nameOf = (variantId: string) => {
    const name = names.get(variantId);
    // A unit's variant is a row of ours, deleted in Shopify or not.
    if (!name) throw new SyncError("internal");
    return name;
  };
  const byNetwork = order.fulfilledBy === "network";
  const natureTag = natureTags[order.nature];
  return {
    orderId,
    name: order.name,
    fulfilledBy: order.fulfilledBy,
    order: {
      sourceIdentifier: order.externalId,
      placedAt: order.placedAt,
      currency: price.currency,
      tags: [
        importTag,
        byNetwork ? "Fulfilled by TikTok" : "Ship yourself",
        ...(natureTag ? [natureTag] : []),
      ],
      attributes: {
        "TikTok order": order.externalId,
        ...(order.replacesExternalId && {
          "Replaces TikTok order": order.replacesExternalId,
        }),
        ...(order.releaseAt && {
          "Released on": order.releaseAt.toISOString().slice(0, 10),
        }),
        ...bill.attributes,
      },
      note: `TikTok Shop order ${order.name}`,
      taxesIncluded: bill.taxesIncluded,
      charges: bill.charges,
      paidMinor: bill.totalMinor,
      serviceHandle,
    },
    lines: bill.lines.map((line) => ({
      ...line,
      name: nameOf(line.variantId),
      unitExternalId: unitOn(live, line),
      fulfilledBy: byNetwork ? ("service" as const) : ("merchant" as const),
    })),
    unitExternalIds: live.map((line) => line.externalId),
    inventoryItemIds: [...items.values()],
    levels: [],
  };
}

/** One of the units that the line is made of: at its price, unless something was taken off it. */
function unitOn(
  units: OrderSituation["lines"],
  line: { variantId: string; unitPriceMinor: number },
): string {
  const own = units.filter(({ variantId }) => variantId === line.variantId);
  const unit =
    own.find(({ unitPriceMinor }) => unitPriceMinor === line.unitPriceMinor) ??
    own[0];
  // Lines are made of the order's units.
  if (!unit) throw new SyncError("internal");
  return unit.externalId;
}

/** Shopify makes a line without a variant of what has a title; it takes no variant that it has deleted. */
const linesWithout = (
  goneVariantIds: string[],
  lines: Import["lines"],
): OrderImport["lines"] =>
  lines.map(({ variantId, name, unitExternalId, ...line }) => ({
    ...line,
    ...(goneVariantIds.includes(variantId)
      ? {
          variantExternalId: null,
          title: name.productTitle,
          variantTitle: name.title === onlyVariant ? null : name.title,
          sku: name.sku,
          marketplaceUnitId: unitExternalId,
        }
      : { variantExternalId: name.externalId }),
  }));

/** What Shopify calls the variant of a product that has no others. */
const onlyVariant = "Default Title";

const knownGone = (lines: Import["lines"]): string[] => [
  ...new Set(
    lines.flatMap(({ variantId, name }) => (name.isDeleted ? variantId : [])),
  ),
];

/** Those that Shopify's own products do not have any more. */
async function goneInStorefront(
  { world, shop }: Carrying,
  lines: Import["lines"],
): Promise<string[]> {
  const there = new Set<string>();
  for (const id of new Set(lines.map(({ name }) => name.productExternalId))) {
    const product = await world.storefront.fetchProduct(shop, id);
    for (const { externalId } of product?.variants ?? []) there.add(externalId);
  }
  return lines.flatMap(({ variantId, name }) =>
    there.has(name.externalId) ? [] : variantId,
  );
}

/** An order found has its units reserved since nobody knows when: Shopify is asked, so that they are not taken off twice. */
async function findImported(
  { world, shop }: Carrying,
  order: Import,
): Promise<Imported | null> {
  const known = await world.storefront.findImportedOrder(
    shop,
    order.order.sourceIdentifier,
  );
  if (known)
    order.levels = await world.storefront.fetchLevels(
      shop,
      order.inventoryItemIds,
    );
  // Its lines are learned when it is read, as after any import.
  return (
    known && { ...known, lines: [], goneVariantIds: [], recipientMark: null }
  );
}

/** Shopify has just reserved these units; its letter about it comes later. */
async function reserveAtHome(
  records: Records,
  lines: { variantId: string; quantity: number }[],
): Promise<void> {
  const pool = (await records.pools()).find(({ kind }) => kind === "own");
  if (pool)
    await records.shiftLevels(
      lines.map((line) => ({
        poolId: pool.id,
        itemId: line.variantId,
        available: -line.quantity,
        reserved: line.quantity,
      })),
    );
}

/** Cancels the Shopify order that stands for a cancelled TikTok order. */
export const cancelStorefrontOrder = carrier<
  "storefront.cancel-order",
  { storefrontExternalId: string; cause: CancelCause },
  void
>({
  async prepare(records, { orderId, cause = "other" }) {
    const situation = await records.orderSituation(orderId);
    const storefrontExternalId = situation?.order.storefrontExternalId;
    if (!storefrontExternalId)
      return { retire: "The order does not stand in Shopify." };
    return {
      go: { storefrontExternalId, cause },
      before: null,
      after: "cancelled",
    };
  },
  act: ({ world, shop }, { storefrontExternalId, cause }) =>
    world.storefront.cancelOrder(shop, storefrontExternalId, cause),
  confirm: async () => undefined,
  tells: false,
});

/** The order in Shopify goes where its buyer says now. Personal data: it passes through, and is written down nowhere. */
export const readdressOrder = carrier<
  "storefront.readdress-order",
  {
    orderId: string;
    orderExternalId: string;
    storefrontExternalId: string;
    recipientMark: string | null;
  },
  string | null
>({
  async prepare(records, { orderId }) {
    const order = (await records.orderSituation(orderId))?.order;
    if (!order?.storefrontExternalId)
      return { retire: "The order does not stand in Shopify." };
    if (order.cancelled || order.storefrontCancel)
      return { retire: "The order was cancelled." };
    const { storefrontExternalId, recipientMark } = order;
    return {
      go: {
        orderId,
        orderExternalId: order.externalId,
        storefrontExternalId,
        recipientMark,
      },
      before: null,
      after: null,
    };
  },
  async act({ world, shop }, order) {
    const recipient = await world.marketplace.fetchRecipient(
      shop,
      order.orderExternalId,
    );
    if (!recipient) return order.recipientMark;
    if (recipient.mark !== order.recipientMark)
      await world.storefront.readdressOrder(
        shop,
        order.storefrontExternalId,
        recipient.to,
      );
    return recipient.mark;
  },
  confirm: (records, recipientMark, { orderId }, { at }) =>
    records.noteRecipient(orderId, recipientMark, at),
  tells: false,
});
