import type { PlannedEffect } from "../../domain/effects.ts";
import type { MarketplaceOrderFact } from "../../domain/facts.ts";
import type { KitContents } from "../../domain/orders/kit-contents.ts";
import { planKitTakings } from "../../domain/orders/kit-takings.ts";
import type { OrderSituation } from "../../domain/orders/order-situation.ts";
import { planOrder } from "../../domain/orders/plan-order.ts";
import { isToBeAskedAnew } from "../../domain/orders/plan-recall.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import {
  putPartsBack,
  putRestockedPartsBack,
} from "../../domain/returns/returned-parts.ts";
import {
  packagesTakenOver,
  unitsMoved,
} from "../../domain/shipments/settle-parcels.ts";
import type { Records } from "../../world/records.ts";
import { causeOf, finishWithout, type Planning, settle } from "./context.ts";
import { learnMarketplaceOrder } from "./learn-marketplace-order.ts";
import {
  learnStorefrontOrder,
  standingOrder,
} from "./learn-storefront-order.ts";
import { planStock } from "./plan-stock.ts";
import { promiseOrder, rescueRoutes } from "./promise-order.ts";
import { readMarketplaceOrders } from "./read-marketplace-orders.ts";
import { recallVariants } from "./recall-variants.ts";
import {
  noteSameRefunds,
  readAftersales,
  readReturns,
  type StorefrontOrderRead,
} from "./returns.ts";
import { planSecondOrder } from "./second-order.ts";

/** A Shopify order moved: read it, answer its requests, pass its tracking numbers on. */
export async function planStorefrontOrders(
  planning: Planning,
  externalIds: string[],
): Promise<void> {
  const facts: StorefrontOrderRead[] = [];
  for (const fact of await planning.world.storefront.fetchOrders(
    planning.shop,
    externalIds,
  ))
    facts.push({ fact, aftersales: await readAftersales(planning, fact) });
  if (facts.length === 0)
    return finishWithout(planning, {
      outcome: "nothing",
      note: "Shopify no longer knows the order, or nothing waits.",
    });
  let takes = false;
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    const plans: Plan[] = [];
    for (const { fact: told, aftersales } of facts) {
      const fact = await recallVariants(records, told);
      const standing = await standingOrder(records, fact);
      const second = planSecondOrder(standing, fact);
      if (second) {
        plans.push(second);
        continue;
      }
      const { orderId, touched } = await learnStorefrontOrder(
        records,
        fact,
        standing,
      );
      if (aftersales)
        await records.learnStorefrontAftersales(
          orderId,
          aftersales,
          fact.updatedAt,
        );
      await promiseOrder(records, orderId, cause.at);
      plans.push(await planOrderById(records, orderId, cause.at));
      // Written before the numbers are worked out: what is about to be taken off the shelf is taken off them.
      const takings = await planTakings(records, { fact, aftersales }, orderId);
      takes ||= takings.effects.length > 0;
      await records.savePlan(takings, cause);
      plans.push(await planStock(records, touched, cause));
    }
    return plans;
  });
  if (takes) await planning.world.bell.ring("shop.carry", planning.shop.shopId);
}

/** The parts of kits that the merchant has sent, or has taken back; and of kits that came back to him. */
async function planTakings(
  records: Records,
  { fact, aftersales }: StorefrontOrderRead,
  orderId: string,
): Promise<Plan> {
  const variants = await records.variantsByExternalId(
    fact.lines.flatMap((line) => line.variantExternalId ?? []),
  );
  const kits = await records.knownKits([...variants.values()]);
  const taken = await records.takingsPlanned(
    fact.fulfillments.map(({ externalId }) => externalId),
  );
  if (kits.since.size === 0 && taken.size === 0) return emptyPlan();
  const variantOf = (externalId: string | null) =>
    (externalId && variants.get(externalId)) || null;
  // Only what was taken off is put back.
  const takenOff = fact.fulfillments.filter(
    ({ externalId }) => taken.get(externalId)?.isVain === false,
  );
  return {
    ...emptyPlan(),
    effects: [
      ...planKitTakings(
        fact,
        kits,
        variantOf,
        (await records.service())?.locationId ?? null,
        new Set(taken.keys()),
      ),
      ...(takenOff.length > 0
        ? await returnedParts(records, orderId, kits.contents, {
            aftersales,
            kitOfLine: (lineId) =>
              takenOff.some(({ lines }) =>
                lines.some((line) => line.orderLineExternalId === lineId),
              )
                ? variantOf(
                    fact.lines.find(({ externalId }) => externalId === lineId)
                      ?.variantExternalId ?? null,
                  )
                : null,
          })
        : []),
    ],
  };
}

async function returnedParts(
  records: Records,
  orderId: string,
  kits: KitContents,
  {
    aftersales,
    kitOfLine,
  }: Pick<StorefrontOrderRead, "aftersales"> & {
    kitOfLine(orderLineExternalId: string): string | null;
  },
): Promise<PlannedEffect[]> {
  const situation = await records.orderSituation(orderId);
  if (!situation) return [];
  const own = (await records.pools()).filter(({ kind }) => kind === "own");
  // What comes back of TikTok Shop's own orders is put back when it is paid for, whoever restocks it in Shopify.
  if (situation.order.channel === "storefront")
    return aftersales
      ? putRestockedPartsBack(aftersales, kits, kitOfLine, (locationId) =>
          own.some(({ externalId }) => externalId === locationId),
        )
      : [];
  return situation.aftersales.marketplace.flatMap(
    (asked) =>
      putPartsBack(situation, asked, kits, own[0]?.externalId ?? null) ?? [],
  );
}

/**
 * TikTok orders moved: read them together, bring them to Shopify, pass their tracking numbers on.
 * @param readdressed those whose buyers have corrected the address, with when.
 */
export async function planMarketplaceOrders(
  planning: Planning,
  externalIds: string[],
  readdressed: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const facts = await readMarketplaceOrders(planning, externalIds);
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    const plans: Plan[] = [];
    const touched: string[] = [];
    for (const fact of facts) {
      const learned = await learnMarketplaceOrder(records, fact, cause.at);
      touched.push(...learned.touched);
      await promiseOrder(records, learned.orderId, cause.at);
      const order = await settledOrder(records, learned.orderId);
      if (order)
        plans.push(
          await planSettled(records, order, cause.at),
          planReaddress(order, fact, readdressed.get(fact.externalId) ?? null),
        );
    }
    return [...plans, await planStock(records, touched, cause)];
  });
}

/**
 * A parcel that the merchant has yet to send goes where the buyer says now, also where the word of it was lost: the address
 * that Shopify was given is known by its mark.
 * @param saidAt when the buyer corrected it, by a letter that says so.
 */
function planReaddress(
  { order }: OrderSituation,
  { recipientMark, updatedAt }: MarketplaceOrderFact,
  saidAt: string | null,
): Plan {
  const plan = emptyPlan();
  const given = order.recipientMark;
  const isOther = recipientMark !== null && recipientMark !== given;
  const at = given === null ? saidAt : isOther ? updatedAt.toISOString() : null;
  if (
    at !== null &&
    order.storefrontExternalId &&
    order.fulfilledBy === "merchant" &&
    (order.state === "to_ship" || order.state === "partly_shipped")
  )
    plan.effects.push({
      kind: "storefront.readdress-order",
      key: `readdress:${order.externalId}:${at}`,
      subject: `order:${order.id}`,
      payload: { orderId: order.id },
    });
  return plan;
}

/** Refunds, returns or replacements of TikTok orders moved: read them with their orders, have the store follow. */
export async function planMarketplaceReturns(
  planning: Planning,
  named: { externalId: string; orderExternalId: string }[],
): Promise<void> {
  const returns = await readReturns(
    planning,
    named.map(({ externalId }) => externalId),
  );
  const orders = await readMarketplaceOrders(planning, [
    ...new Set(named.map(({ orderExternalId }) => orderExternalId)),
  ]);
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    const plans: Plan[] = [];
    const touched: string[] = [];
    for (const order of orders) {
      const learned = await learnMarketplaceOrder(records, order, cause.at);
      touched.push(...learned.touched);
      for (const fact of returns)
        if (fact.orderExternalId === order.externalId)
          await records.learnMarketplaceReturn(learned.orderId, fact);
      plans.push(await planOrderById(records, learned.orderId, cause.at));
    }
    return [...plans, await planStock(records, touched, cause)];
  });
}

/** Plans one order from its rows. */
export async function planOrderById(
  records: Records,
  orderId: string,
  at: Date,
): Promise<Plan> {
  const situation = await settledOrder(records, orderId);
  return situation ? planSettled(records, situation, at) : emptyPlan();
}

async function settledOrder(
  records: Records,
  orderId: string,
): Promise<OrderSituation | null> {
  const known = await records.orderSituation(orderId);
  return known && settleOrder(records, known);
}

async function planSettled(
  records: Records,
  situation: OrderSituation,
  at: Date,
): Promise<Plan> {
  await noteSameRefunds(records, situation);
  const rescue = await rescueRoutes(records, situation, at);
  return planOrder({ ...situation, rescue });
}

/**
 * What was sent anew, or cancelled since, has parcels hold other units or travel as other packages; what the network stopped
 * because fewer units were wanted begins another round.
 */
async function settleOrder(
  records: Records,
  situation: OrderSituation,
): Promise<OrderSituation | null> {
  const over = packagesTakenOver(situation);
  const moved = unitsMoved(situation);
  const anew = situation.requests.filter((request) =>
    isToBeAskedAnew(situation, request),
  );
  if (over.length + moved.length + anew.length === 0) return situation;
  for (const { fromId, toId, packageId, ...told } of over) {
    await records.noteShipmentTold(fromId, { marketplacePackageId: null });
    await records.noteShipmentTold(toId, {
      marketplacePackageId: packageId,
      ...(told.toldNumber !== null && { toldNumber: told.toldNumber }),
      ...(told.toldCarrier !== null && { toldCarrier: told.toldCarrier }),
      ...(told.toldAs !== null && { toldAs: told.toldAs }),
    });
  }
  for (const { shipmentId, lines } of moved)
    await records.placeParcel(shipmentId, lines);
  for (const { id } of anew) await records.beginRound(id);
  return records.orderSituation(situation.order.id);
}
