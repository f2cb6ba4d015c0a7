import { orderCreate } from "#sandbox/shopify/admin/order-create.ts";
import type { OrderInput } from "#sandbox/shopify/admin/order-input.ts";
import type { Visit } from "#sandbox/shopify/admin/view.ts";
import { nextId } from "#sandbox/shopify/desk.ts";
import { gid, idOf } from "#sandbox/shopify/gid.ts";
import { transactionsOf } from "#sandbox/shopify/store/lookups.ts";
import type { StoredOrder } from "#sandbox/shopify/store/order-records.ts";
import {
  addLine,
  openFulfillmentOrder,
} from "#sandbox/shopify/store/place-order.ts";
import { openService } from "#sandbox/shopify/store/services.ts";
import type {
  FulfillmentOrderStatus,
  RequestStatus,
  StoredFulfillmentOrder,
} from "#sandbox/shopify/store/shipping-records.ts";
import { serviceGid } from "#sandbox/shopify/store/shown-ids.ts";
import { nodesOf } from "./facts.ts";
import { isNode } from "./recordings.ts";
import type { Stage } from "./stage.ts";
import { typeOfGid } from "./translation.ts";

type Fact = Record<string, unknown>;

/** The order as an app would have placed it. */
function inputOf(order: Fact, lines: Line[]): OrderInput {
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const customer = isNode(order.customer) ? order.customer : {};
  const payments = nodesOf(order.transactions).filter(
    ({ kind, status }) => kind === "SALE" && status === "SUCCESS",
  );
  const total = lines.reduce(
    (sum, { price, quantity }) => sum + Number(price) * quantity,
    0,
  );
  const shopMoney = (amount: string) => ({
    shopMoney: { amount, currencyCode: "USD" },
  });
  const paid =
    payments.length === 0 && order.displayFinancialStatus === "PAID"
      ? [{ gateway: "manual", amountSet: shopMoney(String(total)) }]
      : payments.map((one) => ({
          gateway: text(one.gateway) ?? "manual",
          amountSet: shopMoney(moneyIn(one.amountSet) ?? String(total)),
        }));
  return {
    email: text(order.email) ?? text(customer.email),
    note: text(order.note),
    tags: Array.isArray(order.tags) ? order.tags.map(String) : [],
    transactions: paid,
    lineItems: lines.map(({ title, quantity, price }) => ({
      title,
      quantity,
      requiresShipping: true,
      priceSet: shopMoney(price),
    })),
  };
}

/** The amount of a money bag. */
function moneyIn(bag: unknown): string | undefined {
  const money = isNode(bag) ? bag.shopMoney : undefined;
  return isNode(money) && typeof money.amount === "string"
    ? money.amount
    : undefined;
}

/** An order as the answers tell of it: its lines, and its fulfillment orders where and as they stood. */
export async function plantOrder(stage: Stage, id: string): Promise<void> {
  const { facts, words, replay } = stage;
  const fact = facts.get(id) ?? { id };
  const parts = partsOf(stage, id);
  const lines = linesOf(fact, parts);
  orderCreate({ order: inputOf(fact, lines) }, { desk: replay.desk } as Visit);
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

function orderOf({ facts }: Stage, part: string): string | undefined {
  const { order } = facts.get(part) ?? {};
  if (isNode(order)) return String(order.id);
  const holder = [...facts.values()].find(
    (fact) =>
      typeOfGid(String(fact.id)) === "Order" &&
      (fact.fulfillmentOrderId === part ||
        nodesOf(fact.fulfillmentOrders).some((one) => one.id === part)),
  );
  return holder && String(holder.id);
}

function partsOf(stage: Stage, order: string): Fact[] {
  return [...stage.facts.values()]
    .filter(
      ({ id }) =>
        typeOfGid(String(id)) === "FulfillmentOrder" &&
        !stage.words.has(String(id)) &&
        !isBornLater(stage, String(id)) &&
        orderOf(stage, String(id)) === order,
    )
    .sort((a, b) => String(a.id).localeCompare(String(b.id)));
}

/** Only calls of the recording itself bring forth what their answers show for the first time beside what they were given. */
function isBornLater({ recording }: Stage, id: string): boolean {
  if (JSON.stringify(recording.facts).includes(id)) return false;
  const first = recording.captures.find(({ answer }) =>
    JSON.stringify(answer).includes(id),
  );
  return (
    first !== undefined &&
    !JSON.stringify(first.variables).includes(id) &&
    /"remaining|unsubmitted/i.test(JSON.stringify(first.answer))
  );
}

type Line = {
  id: string | undefined;
  title: string;
  quantity: number;
  price: string;
};

function linesOf(order: Fact, parts: Fact[]): Line[] {
  const lines = new Map<string, Fact>();
  const add = (line: Fact) =>
    lines.set(String(line.id), { ...line, ...lines.get(String(line.id)) });
  for (const line of nodesOf(order.lineItems)) add(line);
  for (const part of parts)
    for (const { lineItem, totalQuantity } of nodesOf(part.lineItems))
      if (isNode(lineItem)) add({ quantity: totalQuantity, ...lineItem });
  const found = lines.size > 0 ? [...lines.values()] : [{}];
  const units = found.reduce(
    (sum, { quantity }) => sum + Number(quantity ?? 1),
    0,
  );
  const total = [
    order.totalPriceSet,
    order.currentTotalPriceSet,
    order.totalOutstandingSet,
  ]
    .map(moneyIn)
    .find(Boolean);
  const usual = total ? (Number(total) / units).toFixed(2) : "20.00";
  return found.map(({ id, title, quantity, originalUnitPriceSet }: Fact) => ({
    id: typeof id === "string" ? id : undefined,
    title: typeof title === "string" ? title : "A line",
    quantity: Number(quantity ?? 1),
    price: moneyIn(originalUnitPriceSet) ?? usual,
  }));
}

function plantParts(stage: Stage, order: StoredOrder, parts: Fact[]): void {
  const { store, desk } = stage.replay;
  for (const opened of store.fulfillmentOrders.by("order", order.id))
    store.fulfillmentOrders.remove(opened);
  for (const fact of parts) plantPart(stage, order, fact);
  function plantPart({ words }: Stage, { id }: StoredOrder, fact: Fact): void {
    const part = openFulfillmentOrder(desk, id, locationFor(stage, fact));
    words.learn(String(fact.id), gid("FulfillmentOrder", part.id));
    for (const line of nodesOf(fact.lineItems)) {
      const item = isNode(line.lineItem)
        ? words.get(String(line.lineItem.id))
        : undefined;
      const lineId = idOf(item, "LineItem") ?? order.lines[0]?.id ?? 0;
      const units = Number(line.totalQuantity ?? 1);
      addLine(desk, part, { id: lineId }, units);
      const planted = part.lines.at(-1);
      if (!planted) continue;
      planted.remaining = Number(line.remainingQuantity ?? units);
      words.learn(String(line.id), gid("FulfillmentOrderLineItem", planted.id));
    }
    if (part.lines.length === 0)
      for (const line of order.lines) addLine(desk, part, line, line.quantity);
    setState(stage, part, fact);
  }
}

function setState(
  { replay }: Stage,
  part: StoredFulfillmentOrder,
  fact: Fact,
): void {
  const { status, requestStatus, fulfillBy } = fact;
  if (typeof status === "string")
    part.status = status as FulfillmentOrderStatus;
  if (typeof requestStatus === "string")
    part.requestStatus = requestStatus as RequestStatus;
  if (typeof fulfillBy === "string") part.fulfillBy = fulfillBy;
  setRequests({ replay }, part, fact);
  replay.store.fulfillmentOrders.refile(part);
}

/** The merchant's requests that an answer tells of. */
export function setRequests(
  { replay }: Pick<Stage, "replay">,
  part: StoredFulfillmentOrder,
  fact: Fact,
): void {
  for (const request of nodesOf(fact.merchantRequests))
    part.requests.push({
      id: nextId(replay.desk),
      kind:
        request.kind === "CANCELLATION_REQUEST"
          ? request.kind
          : "FULFILLMENT_REQUEST",
      message: typeof request.message === "string" ? request.message : null,
      requestOptions: isNode(request.requestOptions)
        ? request.requestOptions
        : {},
      sentAt: part.createdAt,
    });
}

/** Where it waits: the location that stands for the recorded one, opened with its service where a service owns it. */
function locationFor(stage: Stage, { assignedLocation }: Fact): number {
  const { words, replay } = stage;
  const location = isNode(assignedLocation)
    ? assignedLocation.location
    : undefined;
  if (!isNode(location)) return replay.store.defaultLocationId;
  const recorded = String(location.id);
  if (!words.has(recorded)) plantService(stage, recorded);
  return (
    idOf(words.get(recorded), "Location") ?? replay.store.defaultLocationId
  );
}

/** The service that owns a recorded location, and so the location. */
export function plantService(stage: Stage, location: string): void {
  const { facts, words, replay } = stage;
  const owner = [...facts.values()].find(
    (fact) =>
      typeOfGid(String(fact.id)) === "FulfillmentService" &&
      locationIdOf(fact) === location,
  );
  if (!owner) return;
  const name = String(
    owner.serviceName ?? facts.get(location)?.name ?? "A service",
  );
  const service = openService(replay.desk, {
    name,
    callbackUrl: null,
    inventoryManagement: false,
    trackingSupport: false,
    requiresShippingMethod: true,
  });
  words.learn(String(owner.id), serviceGid(service.id));
  words.learn(location, gid("Location", service.locationId));
}

/** In either way in which recordings tell where a service stands. */
export function locationIdOf({
  location,
  locationId,
}: Fact): string | undefined {
  if (isNode(location)) return String(location.id);
  return typeof locationId === "string" ? locationId : undefined;
}
