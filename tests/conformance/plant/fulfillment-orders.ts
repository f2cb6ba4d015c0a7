import { nextId } from "#sandbox/shopify/desk.ts";
import { gid, idOf } from "#sandbox/shopify/gid.ts";
import type { StoredOrder } from "#sandbox/shopify/store/order-records.ts";
import {
  addLine,
  openFulfillmentOrder,
} from "#sandbox/shopify/store/place-order.ts";
import type {
  FulfillmentOrderStatus,
  RequestStatus,
  StoredFulfillmentOrder,
} from "#sandbox/shopify/store/shipping-records.ts";
import { nodesOf } from "../facts.ts";
import { isNode } from "../recordings.ts";
import type { Fact, Stage } from "../stage.ts";
import { typeOfGid } from "../translation.ts";
import { plantService } from "./service.ts";

/** The order to which a fulfillment order belongs. */
export function orderOf({ facts }: Stage, part: string): string | undefined {
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

/** The fulfillment orders of an order that were there before the first call. */
export function partsOf(stage: Stage, order: string): Fact[] {
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

/** Fulfillment orders in place of those that the order got when it was placed. */
export function plantParts(
  stage: Stage,
  order: StoredOrder,
  parts: Fact[],
): void {
  const { words, replay } = stage;
  const { store, desk } = replay;
  for (const opened of store.fulfillmentOrders.by("order", order.id))
    store.fulfillmentOrders.remove(opened);
  for (const fact of parts) {
    const part = openFulfillmentOrder(desk, order.id, locationFor(stage, fact));
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
