import { expect, test } from "vitest";
import { createStorefront } from "#core/platforms/shopify/storefront.server.ts";
import { answerByName, names } from "./support/answer-by-name.ts";
import { openClient, shop } from "./support/open-client.ts";

const storefront = () => createStorefront(openClient().client);
const order = "gid://shopify/FulfillmentOrder/1";
const parcel = "gid://shopify/Fulfillment/1";
const hold = {
  handle: "quayside-stuck",
  reason: "OTHER" as const,
  notes: "The network has a question",
};
const held = (code: string) => ({
  fulfillmentOrderHold: {
    userErrors: [
      { field: ["fulfillmentHold", "handle"], message: "in use", code },
    ],
  },
});

test("E1 a hold that is there already is what was wanted", async () => {
  answerByName({
    HoldFulfillmentOrder: held("DUPLICATE_FULFILLMENT_HOLD_HANDLE"),
  });
  await storefront().holdRequest(shop, order, hold);
});

test("a hold too many is refused with Shopify's words", async () => {
  answerByName({
    HoldFulfillmentOrder: held("FULFILLMENT_ORDER_HOLD_LIMIT_REACHED"),
  });
  await expect(
    storefront().holdRequest(shop, order, hold),
  ).rejects.toMatchObject({ code: "store_limit_reached" });
});

test("only our own hold with that name is released", async () => {
  const asked = answerByName({
    FetchHolds: {
      fulfillmentOrder: {
        fulfillmentHolds: [
          { id: "h1", handle: "quayside-stuck", heldByRequestingApp: true },
          { id: "h2", handle: "quayside-stuck", heldByRequestingApp: false },
          { id: "h3", handle: "quayside-fraud", heldByRequestingApp: true },
        ],
      },
    },
    ReleaseHold: { fulfillmentOrderReleaseHold: { userErrors: [] } },
  });
  await storefront().releaseRequest(shop, order, "quayside-stuck");
  expect(asked.at(-1)?.variables).toEqual({ id: order, holdIds: ["h1"] });
});

test("E1 where our hold is gone nothing is released", async () => {
  const asked = answerByName({
    FetchHolds: { fulfillmentOrder: { fulfillmentHolds: [] } },
  });
  await storefront().releaseRequest(shop, order, "quayside-stuck");
  expect(names(asked)).toEqual(["FetchHolds"]);
});

const state = (status: string, requestStatus: string) => ({
  fulfillmentOrder: {
    id: order,
    status,
    requestStatus,
    merchantRequests: { nodes: [] },
  },
});

test("an accepted request is closed as incomplete, once", async () => {
  const asked = answerByName({
    FetchRequestState: state("IN_PROGRESS", "ACCEPTED"),
    CloseFulfillmentOrder: { fulfillmentOrderClose: { userErrors: [] } },
  });
  await storefront().closeRequest(shop, order, "One unit is missing");
  expect(asked.at(-1)).toEqual({
    name: "CloseFulfillmentOrder",
    variables: { id: order, message: "One unit is missing" },
  });

  const again = answerByName({
    FetchRequestState: state("INCOMPLETE", "CLOSED"),
  });
  await storefront().closeRequest(shop, order, "One unit is missing");
  expect(names(again)).toEqual(["FetchRequestState"]);
});

test("a request that nobody accepted cannot be closed", async () => {
  answerByName({ FetchRequestState: state("OPEN", "SUBMITTED") });
  await expect(
    storefront().closeRequest(shop, order, "no"),
  ).rejects.toMatchObject({ code: "request_refused" });
});

const at = (location: string) => ({
  fulfillmentOrder: { assignedLocation: { location: { id: location } } },
});

test("E1 a request is moved to another location, once", async () => {
  const asked = answerByName({
    FetchFulfillmentOrderPlace: at("service"),
    MoveFulfillmentOrder: { fulfillmentOrderMove: { userErrors: [] } },
  });
  await storefront().moveRequest(shop, order, "harbor");
  expect(asked.at(-1)?.variables).toEqual({ id: order, locationId: "harbor" });

  const again = answerByName({ FetchFulfillmentOrderPlace: at("harbor") });
  await storefront().moveRequest(shop, order, "harbor");
  expect(names(again)).toEqual(["FetchFulfillmentOrderPlace"]);
});

const known = {
  fulfillment: {
    status: "SUCCESS",
    trackingInfo: [{ company: "UPS", number: "1Z1", url: "https://ups/1Z1" }],
    events: {
      nodes: [{ status: "IN_TRANSIT", happenedAt: "2026-11-22T14:00:00Z" }],
    },
  },
};
const tracking = { carrier: "UPS", number: "1Z1", url: null };

test("tracking that reads so already is not written again", async () => {
  const asked = answerByName({ FetchFulfillment: known });
  await storefront().changeTracking(shop, {
    fulfillmentId: parcel,
    tracking,
    notifyCustomer: true,
  });
  expect(names(asked)).toEqual(["FetchFulfillment"]);
});

test("tracking that changed replaces what was there", async () => {
  const asked = answerByName({
    FetchFulfillment: known,
    UpdateTracking: { fulfillmentTrackingInfoUpdate: { userErrors: [] } },
  });
  await storefront().changeTracking(shop, {
    fulfillmentId: parcel,
    tracking: { ...tracking, number: "1Z2" },
    notifyCustomer: false,
  });
  expect(asked.at(-1)?.variables).toEqual({
    id: parcel,
    tracking: { company: "UPS", number: "1Z2" },
    notifyCustomer: false,
  });
});

test("a number that changed leaves those of the other parcels on the fulfillment", async () => {
  const asked = answerByName({
    FetchFulfillment: known,
    UpdateTracking: { fulfillmentTrackingInfoUpdate: { userErrors: [] } },
  });
  await storefront().changeTracking(shop, {
    fulfillmentId: parcel,
    tracking: { ...tracking, number: "1Z2" },
    moreNumbers: ["1Z1"],
    notifyCustomer: false,
  });
  expect(asked.at(-1)?.variables).toEqual({
    id: parcel,
    tracking: { company: "UPS", numbers: ["1Z2", "1Z1"] },
    notifyCustomer: false,
  });
});

test("E1 a step of a parcel's journey is told once", async () => {
  const event = {
    status: "IN_TRANSIT" as const,
    happenedAt: new Date("2026-11-22T14:00:00.400Z"),
    message: null,
    estimatedDeliveryAt: null,
  };
  const asked = answerByName({
    FetchFulfillment: known,
    CreateFulfillmentEvent: { fulfillmentEventCreate: { userErrors: [] } },
  });
  await storefront().tellParcelEvent(shop, { fulfillmentId: parcel, event });
  expect(names(asked)).toEqual(["FetchFulfillment"]);

  const delivered = { ...event, status: "DELIVERED" as const };
  await storefront().tellParcelEvent(shop, {
    fulfillmentId: parcel,
    event: delivered,
  });
  expect(asked.at(-1)?.variables).toMatchObject({
    event: { fulfillmentId: parcel, status: "DELIVERED" },
  });

  const { fulfillment } = known;
  const arrived = { status: "DELIVERED", happenedAt: "2026-11-20T09:00:00Z" };
  const again = answerByName({
    FetchFulfillment: {
      fulfillment: { ...fulfillment, events: { nodes: [arrived] } },
    },
  });
  await storefront().tellParcelEvent(shop, {
    fulfillmentId: parcel,
    event: delivered,
  });
  expect(names(again)).toEqual(["FetchFulfillment"]);

  // What lies behind it is news no more.
  await storefront().tellParcelEvent(shop, { fulfillmentId: parcel, event });
  expect(names(again)).toEqual(["FetchFulfillment", "FetchFulfillment"]);
});
