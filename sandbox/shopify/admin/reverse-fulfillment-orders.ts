import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { dispose } from "../store/dispose.ts";
import { orderById } from "../store/lookups.ts";
import type {
  StoredDisposition,
  StoredReverseDelivery,
  StoredReverseFulfillmentOrder,
  StoredReverseLine,
} from "../store/return-records.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { type DisposeInput, readDisposals } from "./dispose-input.ts";
import { shippedLineView } from "./return-lines.ts";
import type { View, Visit } from "./view.ts";

type Part = StoredReverseFulfillmentOrder;

export function reverseOrderView(desk: Desk, part: Part): View {
  const { store } = desk;
  return {
    __typename: "ReverseFulfillmentOrder",
    id: gid("ReverseFulfillmentOrder", part.id),
    status: part.status,
    thirdPartyConfirmation: null,
    order: (_: unknown, { views }: Visit) =>
      views.order(desk, orderById(store, part.orderId)),
    lineItems: (args: ConnectionArgs) =>
      connection(part.lines, args, lineListing(desk)),
    reverseDeliveries: (args: ConnectionArgs) =>
      connection(
        store.reverseDeliveries.by("reverseOrder", part.id),
        args,
        deliveryListing(desk),
      ),
  };
}

export const reverseOrderListing = (desk: Desk): Listing<Part> => ({
  id: (part) => part.id,
  view: (part) => reverseOrderView(desk, part),
});

const lineListing = (desk: Desk): Listing<StoredReverseLine> => ({
  id: (line) => line.id,
  view: (line) => lineView(desk, line),
});

function lineView(desk: Desk, line: StoredReverseLine): View {
  return {
    __typename: "ReverseFulfillmentOrderLineItem",
    id: gid("ReverseFulfillmentOrderLineItem", line.id),
    totalQuantity: line.total,
    dispositions: () => line.dispositions.map((one) => outcome(desk, one)),
    fulfillmentLineItem: () => shippedLineView(desk, line),
  };
}

function outcome(desk: Desk, one: StoredDisposition): View {
  return {
    __typename: "ReverseFulfillmentOrderDisposition",
    id: gid("ReverseFulfillmentOrderDisposition", one.id),
    type: one.type,
    quantity: one.quantity,
    createdAt: one.createdAt,
    location: (_: unknown, { views }: Visit) => {
      const place = desk.store.locations.get(one.locationId);
      return place ? views.location(desk, place) : null;
    },
  };
}

export function deliveryView(desk: Desk, one: StoredReverseDelivery): View {
  const part = desk.store.reverseOrders.get(one.reverseOrderId);
  return {
    __typename: "ReverseDelivery",
    id: gid("ReverseDelivery", one.id),
    reverseFulfillmentOrder: () => part && reverseOrderView(desk, part),
    deliverable: (one.tracking || one.label) && {
      __typename: "ReverseDeliveryShippingDeliverable",
      tracking: one.tracking && { ...one.tracking, carrierName: null },
      label: one.label && {
        publicFileUrl: one.label.fileUrl,
        createdAt: one.label.createdAt,
        updatedAt: one.label.updatedAt,
      },
    },
    reverseDeliveryLineItems: (args: ConnectionArgs) =>
      connection(one.lines, args, {
        id: (entry) => entry.id,
        view: ({ id, quantity, reverseLineId }) => {
          const line = part?.lines.find((each) => each.id === reverseLineId);
          return {
            __typename: "ReverseDeliveryLineItem",
            id: gid("ReverseDeliveryLineItem", id),
            quantity,
            dispositions: [],
            reverseFulfillmentOrderLineItem: () => line && lineView(desk, line),
          };
        },
      }),
  };
}

const deliveryListing = (desk: Desk): Listing<StoredReverseDelivery> => ({
  id: (one) => one.id,
  view: (one) => deliveryView(desk, one),
});

export const reverseOrderRoots: View = {
  reverseFulfillmentOrder: ({ id }: { id: string }, { desk }: Visit) => {
    const part = desk.store.reverseOrders.get(
      idOf(id, "ReverseFulfillmentOrder"),
    );
    return part ? reverseOrderView(desk, part) : null;
  },

  reverseFulfillmentOrderDispose: (
    { dispositionInputs }: { dispositionInputs: DisposeInput[] },
    { desk }: Visit,
  ) => {
    const read = readDisposals(desk, dispositionInputs);
    if ("errors" in read)
      return {
        reverseFulfillmentOrderLineItems: null,
        userErrors: read.errors,
      };
    dispose(desk, read.part, read.disposals);
    const lines = [...new Set(read.disposals.map(({ line }) => line))];
    return {
      reverseFulfillmentOrderLineItems: lines.map((line) =>
        lineView(desk, line),
      ),
      userErrors: [],
    };
  },
};
