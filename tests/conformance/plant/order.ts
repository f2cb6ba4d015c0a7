import { orderCreate } from "#sandbox/shopify/admin/order-create.ts";
import type { Visit } from "#sandbox/shopify/admin/view.ts";
import { gid } from "#sandbox/shopify/gid.ts";
import { transactionsOf } from "#sandbox/shopify/store/lookups.ts";
import type { StoredOrder } from "#sandbox/shopify/store/order-records.ts";
import { nodesOf } from "../facts.ts";
import type { Fact, Stage } from "../stage.ts";
import { typeOfGid } from "../translation.ts";
import { orderOf, partsOf, plantParts } from "./fulfillment-orders.ts";
import { inputOf, linesOf } from "./order-input.ts";
import { plantVariant } from "./product.ts";

/** An order as the answers tell of it: its lines, and its fulfillment orders where and as they stood. */
export async function plantOrder(stage: Stage, id: string): Promise<void> {
  const { facts, words, replay } = stage;
  const fact = facts.get(id) ?? { id };
  const parts = partsOf(stage, id);
  const lines = linesOf(fact, parts);
  for (const { variant, title } of lines)
    if (variant && !words.has(variant)) plantVariant(stage, variant, title);
  orderCreate({ order: inputOf(fact, lines, words) }, {
    desk: replay.desk,
  } as Visit);
  const stored = replay.store.orders.all().at(-1);
  if (!stored) throw new Error(`no order stands for ${id}`);
  words.learn(id, gid("Order", stored.id));
  for (const [index, line] of lines.entries())
    if (line.id && stored.lines[index])
      words.learn(line.id, gid("LineItem", stored.lines[index].id));
  for (const [index, { id: payment }] of nodesOf(fact.transactions).entries()) {
    const made = transactionsOf(replay.store, stored.id)[index];
    if (made) words.learn(String(payment), gid("OrderTransaction", made.id));
  }
  if (typeof fact.name === "string") words.learn(fact.name, stored.name);
  if (typeof fact.cancelledAt === "string") {
    stored.cancelledAt = stored.createdAt;
    for (const line of stored.lines) line.removed = line.quantity;
  }
  if (parts.length > 0) plantParts(stage, stored, parts);
  else learnPart(stage, stored, fact);
}

/** Some recordings name the one fulfillment order of an order beside it. */
function learnPart(
  { words, replay }: Stage,
  { id }: StoredOrder,
  { fulfillmentOrderId, fulfillmentOrderLineItemId }: Fact,
): void {
  const [part] = replay.store.fulfillmentOrders.by("order", id);
  if (!part || typeof fulfillmentOrderId !== "string") return;
  words.learn(fulfillmentOrderId, gid("FulfillmentOrder", part.id));
  const [line] = part.lines;
  if (line && typeof fulfillmentOrderLineItemId === "string")
    words.learn(
      fulfillmentOrderLineItemId,
      gid("FulfillmentOrderLineItem", line.id),
    );
}

/** All orders that were made ready before the first call, oldest first. */
export async function plantAllOrders(stage: Stage): Promise<void> {
  const ids = [...stage.facts.keys()]
    .filter((id) => typeOfGid(id) === "Order" && !stage.words.has(id))
    .sort();
  for (const id of ids) await plantOrder(stage, id);
}

/** The order of a fulfillment order, and so all that belongs to it. */
export async function plantFulfillmentOrder(
  stage: Stage,
  id: string,
): Promise<void> {
  const order = orderOf(stage, id);
  if (order) await plantOrder(stage, order);
}

/** The same for one of its lines. */
export async function plantFulfillmentOrderLine(
  stage: Stage,
  id: string,
): Promise<void> {
  const part = [...stage.facts.values()].find((fact) =>
    nodesOf(fact.lineItems).some((line) => line.id === id),
  );
  if (part) await plantFulfillmentOrder(stage, String(part.id));
}
