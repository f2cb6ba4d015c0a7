import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readAppConfiguration } from "#sandbox/shopify/app-configuration.ts";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import { createService } from "#tests/support/shopify-documents.ts";

const transfer = `id name status totalQuantity receivedQuantity
  origin { name location { id } } destination { name }
  lineItems(first: 5) { nodes { id totalQuantity shippableQuantity shippedQuantity processableQuantity pickedForShipmentQuantity } }`;
const shipment = `id name status lineItemTotalQuantity totalAcceptedQuantity totalRejectedQuantity tracking { trackingNumber }
  lineItems(first: 5) { nodes { id quantity unreceivedQuantity } }`;
const errors = "userErrors { field message code }";

/** Every mutation here: its arguments, what it shows, and whether it wants a key. */
const mutations: Record<string, [args: string, shown: string, keyed?: true]> = {
  inventoryTransferCreate: [
    "input: InventoryTransferCreateInput!",
    `inventoryTransfer { ${transfer} }`,
    true,
  ],
  inventoryTransferCreateAsReadyToShip: [
    "input: InventoryTransferCreateAsReadyToShipInput!",
    `inventoryTransfer { ${transfer} }`,
    true,
  ],
  inventoryTransferSetItems: [
    "input: InventoryTransferSetItemsInput!",
    `inventoryTransfer { ${transfer} } updatedLineItems { newQuantity deltaQuantity }`,
    true,
  ],
  inventoryTransferRemoveItems: [
    "input: InventoryTransferRemoveItemsInput!",
    `inventoryTransfer { ${transfer} } removedQuantities { deltaQuantity }`,
  ],
  inventoryTransferMarkAsReadyToShip: [
    "id: ID!",
    `inventoryTransfer { ${transfer} }`,
  ],
  inventoryTransferDuplicate: [
    "id: ID!",
    `inventoryTransfer { ${transfer} }`,
    true,
  ],
  inventoryTransferCancel: ["id: ID!", `inventoryTransfer { ${transfer} }`],
  inventoryTransferDelete: ["id: ID!", "deletedId"],
  inventoryShipmentCreate: [
    "input: InventoryShipmentCreateInput!",
    `inventoryShipment { ${shipment} }`,
    true,
  ],
  inventoryShipmentCreateInTransit: [
    "input: InventoryShipmentCreateInput!",
    `inventoryShipment { ${shipment} }`,
    true,
  ],
  inventoryShipmentSetTracking: [
    "id: ID!, tracking: InventoryShipmentTrackingInput!",
    `inventoryShipment { ${shipment} }`,
  ],
  inventoryShipmentUpdateItemQuantities: [
    "id: ID!, items: [InventoryShipmentUpdateItemQuantitiesInput!]",
    `shipment { ${shipment} }`,
  ],
  inventoryShipmentMarkInTransit: [
    "id: ID!",
    `inventoryShipment { ${shipment} }`,
  ],
  inventoryShipmentReceive: [
    "id: ID!, lineItems: [InventoryShipmentReceiveItemInput!], bulkReceiveAction: InventoryShipmentReceiveLineItemReason",
    `inventoryShipment { ${shipment} }`,
    true,
  ],
  inventoryShipmentDelete: ["id: ID!", "id"],
};

const scopes = [
  ...readAppConfiguration().scopes,
  "write_inventory_transfers",
  "write_inventory_shipments",
  "write_inventory_shipments_received_items",
];
const topics = [
  ...[
    "ready_to_ship",
    "add_items",
    "update_item_quantities",
    "remove_items",
    "cancel",
    "complete",
  ].map((one) => `inventory_transfers/${one}`),
  ...[
    "create",
    "update_item_quantities",
    "update_tracking",
    "mark_in_transit",
    "receive_items",
    "delete",
  ].map((one) => `inventory_shipments/${one}`),
];
let shopify: OpenFace;
let harbor: string;
let network: string;
let mug: string;
let keys = 0;

beforeEach(async () => {
  shopify = await openShopifyFace(scopes, topics);
  await shopify.install();
  const made = await shopify.admin(createService, { name: "Quayside FBT" });
  network = made.data.fulfillmentServiceCreate.fulfillmentService.location.id;
  const seen = await shopify.seen();
  harbor = seen.locations[0].id;
  mug = seen.products[0].variants[0].inventoryItemId;
});
afterEach(() => shopify.close());

async function call(name: string, variables: object) {
  const [args = "", shown, keyed] = mutations[name] ?? [];
  const params = args.split(", ").map((one) => one.split(":")[0]);
  keys++;
  const { data, errors: refused } = await shopify.admin(
    `mutation Move(${args.replace(/(\w+):/g, "$$$1:")}) {
      ${name}(${params.map((one) => `${one}: $${one}`).join(", ")}) ${keyed ? `@idempotent(key: "key-${keys}")` : ""} { ${shown} ${errors} }
    }`,
    variables,
  );
  if (!data?.[name]) throw new Error(JSON.stringify(refused));
  return data[name];
}
const items = (quantity: number, inventoryItemId = mug) => [
  { inventoryItemId, quantity },
];
const places = () => ({
  originLocationId: harbor,
  destinationLocationId: network,
});
async function ready(quantity: number) {
  const { inventoryTransfer } = await call(
    "inventoryTransferCreateAsReadyToShip",
    { input: { ...places(), lineItems: items(quantity) } },
  );
  return inventoryTransfer;
}
const ship = (movementId: string, quantity: number, leaves = true) =>
  call(
    leaves ? "inventoryShipmentCreateInTransit" : "inventoryShipmentCreate",
    {
      input: { movementId, lineItems: items(quantity) },
    },
  );
const names = ["available", "reserved", "incoming", "on_hand"];
async function stock(location: string) {
  const { data } = await shopify.admin(
    `query Level($id: ID!, $location: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $location) { quantities(names: ${JSON.stringify(names)}) { quantity } } } }`,
    { id: mug, location },
  );
  return data.inventoryItem.inventoryLevel?.quantities.map(
    ({ quantity }: { quantity: number }) => quantity,
  );
}
const told = () => shopify.letters.map(({ topic }) => topic);
const body = (topic: string) =>
  JSON.parse(
    shopify.letters.findLast((one) => one.topic === topic)?.body ?? "",
  );

test("goods go from the merchant's place to the network's: set aside, under way, received or rejected", async () => {
  const draft = await call("inventoryTransferCreate", {
    input: { ...places(), lineItems: items(6), referenceName: "PO-7" },
  });
  expect(draft).toMatchObject({
    inventoryTransfer: {
      name: "#T0001",
      status: "DRAFT",
      origin: { name: "Harbor Warehouse", location: { id: harbor } },
      destination: { name: "Quayside FBT" },
      lineItems: {
        nodes: [
          {
            totalQuantity: 6,
            shippableQuantity: 0,
            shippedQuantity: 0,
            processableQuantity: 6,
            pickedForShipmentQuantity: 0,
          },
        ],
      },
    },
    userErrors: [],
  });
  expect(await stock(harbor)).toEqual([10, 0, 0, 10]);
  const { id } = draft.inventoryTransfer;
  const marked = await call("inventoryTransferMarkAsReadyToShip", { id });
  expect(marked.inventoryTransfer).toMatchObject({
    status: "READY_TO_SHIP",
    lineItems: { nodes: [{ shippableQuantity: 6, processableQuantity: 6 }] },
  });
  expect(await stock(harbor)).toEqual([4, 6, 0, 10]);

  const { inventoryShipment } = await ship(id, 4);
  expect(inventoryShipment).toMatchObject({
    name: "#T0001-1",
    status: "IN_TRANSIT",
  });
  expect(await stock(harbor)).toEqual([4, 2, 0, 6]);
  expect(await stock(network)).toEqual([0, 0, 4, 0]);

  const [line] = inventoryShipment.lineItems.nodes;
  const part = await call("inventoryShipmentReceive", {
    id: inventoryShipment.id,
    lineItems: [
      { shipmentLineItemId: line.id, quantity: 3, reason: "ACCEPTED" },
    ],
  });
  expect(part.inventoryShipment.status).toBe("PARTIALLY_RECEIVED");
  expect(await stock(network)).toEqual([3, 0, 1, 3]);
  const rest = await call("inventoryShipmentReceive", {
    id: inventoryShipment.id,
    bulkReceiveAction: "REJECTED",
  });
  expect(rest.inventoryShipment).toMatchObject({
    status: "RECEIVED",
    totalAcceptedQuantity: 3,
    totalRejectedQuantity: 1,
  });
  expect(await stock(network)).toEqual([3, 0, 0, 3]);

  const last = await ship(id, 2);
  await call("inventoryShipmentReceive", {
    id: last.inventoryShipment.id,
    bulkReceiveAction: "ACCEPTED",
  });
  expect(await stock(harbor)).toEqual([4, 0, 0, 4]);
  expect(await stock(network)).toEqual([5, 0, 0, 5]);
  const { data } = await shopify.admin(
    `query Transfers { inventoryTransfers(first: 5) { nodes { status receivedQuantity shipments(first: 5) { nodes { status } } } } }`,
  );
  expect(data.inventoryTransfers.nodes).toEqual([
    {
      status: "TRANSFERRED",
      receivedQuantity: 6,
      shipments: { nodes: [{ status: "RECEIVED" }, { status: "RECEIVED" }] },
    },
  ]);
  expect(told()).toEqual([
    "inventory_transfers/ready_to_ship",
    "inventory_shipments/create",
    "inventory_shipments/mark_in_transit",
    "inventory_shipments/receive_items",
    "inventory_shipments/receive_items",
    "inventory_shipments/create",
    "inventory_shipments/mark_in_transit",
    "inventory_shipments/receive_items",
    "inventory_transfers/complete",
  ]);
  expect(body("inventory_transfers/ready_to_ship")).toMatchObject({
    id,
    status: "ready_to_ship",
    line_items: [{ inventory_item_id: mug, quantity: 6 }],
    origin: { id: harbor },
    destination: { id: network },
  });
});

test("what a supplier sends is in nobody's stock before it is under way", async () => {
  const { inventoryTransfer } = await call(
    "inventoryTransferCreateAsReadyToShip",
    { input: { destinationLocationId: network, lineItems: items(50) } },
  );
  expect(await stock(harbor)).toEqual([10, 0, 0, 10]);
  await ship(inventoryTransfer.id, 50);
  expect(await stock(network)).toEqual([0, 0, 50, 0]);
  expect(body("inventory_transfers/ready_to_ship")).not.toHaveProperty(
    "origin",
  );
});

test("what is in a shipment stays in it while the rest of a ready transfer changes", async () => {
  const { id, lineItems } = await ready(5);
  const draft = await ship(id, 2, false);
  const set = await call("inventoryTransferSetItems", {
    input: { id, lineItems: items(6) },
  });
  expect(set.updatedLineItems).toEqual([{ newQuantity: 8, deltaQuantity: 3 }]);
  expect(set.inventoryTransfer.lineItems.nodes[0]).toMatchObject({
    totalQuantity: 8,
    pickedForShipmentQuantity: 2,
    shippableQuantity: 6,
  });
  expect(await stock(harbor)).toEqual([2, 8, 0, 10]);
  const removed = await call("inventoryTransferRemoveItems", {
    input: { id, transferLineItemIds: [lineItems.nodes[0].id] },
  });
  expect(removed).toMatchObject({
    inventoryTransfer: { totalQuantity: 2 },
    removedQuantities: [{ deltaQuantity: -6 }],
  });
  expect(await stock(harbor)).toEqual([8, 2, 0, 10]);

  const shipmentId = draft.inventoryShipment.id;
  const [line] = draft.inventoryShipment.lineItems.nodes;
  const more = await call("inventoryShipmentUpdateItemQuantities", {
    id: shipmentId,
    items: [{ shipmentLineItemId: line.id, quantity: 3 }],
  });
  expect(more.userErrors).toMatchObject([{ code: "INVALID_QUANTITY" }]);
  const tracked = await call("inventoryShipmentSetTracking", {
    id: shipmentId,
    tracking: {
      company: "UPS",
      trackingNumber: "1Z",
      trackingUrl: "https://ups.example/1Z",
    },
  });
  expect(tracked.inventoryShipment.tracking).toEqual({ trackingNumber: "1Z" });
  expect(body("inventory_shipments/update_tracking")).toMatchObject({
    shipment_id: shipmentId,
    updated_tracking: { tracking_number: "1Z" },
  });
  await call("inventoryShipmentMarkInTransit", { id: shipmentId });
  expect(await stock(harbor)).toEqual([8, 0, 0, 8]);
  expect(
    (await call("inventoryShipmentDelete", { id: shipmentId })).userErrors,
  ).toMatchObject([{ code: "INVALID_SHIPMENT_STATUS" }]);
});

test("a canceled transfer gives back what was set aside; one with shipments cannot be canceled", async () => {
  const { id } = await ready(6);
  const canceled = await call("inventoryTransferCancel", { id });
  expect(canceled.inventoryTransfer.status).toBe("CANCELED");
  expect(await stock(harbor)).toEqual([10, 0, 0, 10]);
  const copy = await call("inventoryTransferDuplicate", { id });
  expect(copy.inventoryTransfer).toMatchObject({
    name: "#T0002",
    status: "DRAFT",
    totalQuantity: 6,
  });
  const other = await ready(1);
  await ship(other.id, 1, false);
  expect(
    (await call("inventoryTransferCancel", { id: other.id })).userErrors,
  ).toMatchObject([{ code: "SHIPMENT_EXISTS" }]);
  expect(await call("inventoryTransferDelete", { id })).toEqual({
    deletedId: null,
    userErrors: [
      {
        field: ["id"],
        message: "Can't delete the transfer if it's not in the draft status.",
        code: "INVALID_TRANSFER_STATUS",
      },
    ],
  });
});

describe("a transfer is refused", () => {
  const refusals = async (input: object) =>
    (
      await call("inventoryTransferCreate", {
        input: { ...places(), lineItems: items(1), ...input },
      })
    ).userErrors;
  const first = (field: string, index = 0) => [
    "input",
    "lineItems",
    String(index),
    field,
  ];
  const nothing = "gid://shopify/InventoryItem/999999999999";

  test("to where it comes from, and from nowhere known", async () => {
    expect(await refusals({ destinationLocationId: harbor })).toEqual([
      {
        field: ["input", "destinationLocationId"],
        message:
          "The origin location cannot be the same as the destination location.",
        code: "TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION",
      },
    ]);
    expect(
      await refusals({ originLocationId: "gid://shopify/Location/9" }),
    ).toEqual([
      {
        field: ["input", "originLocationId"],
        message: "The location selected can't be found.",
        code: "LOCATION_NOT_FOUND",
      },
    ]);
  });

  test("of unknown items, of one item twice, of less than nothing", async () => {
    expect(await refusals({ lineItems: items(1, nothing) })).toEqual([
      {
        field: first("inventoryItemId"),
        message: "The inventory item could not be found.",
        code: "ITEM_NOT_FOUND",
      },
    ]);
    const twice = {
      message:
        "The inventory item is already present in the list. Each item must be unique.",
      code: "DUPLICATE_ITEM",
    };
    expect(await refusals({ lineItems: [...items(1), ...items(2)] })).toEqual([
      { field: first("inventoryItemId"), ...twice },
      { field: first("inventoryItemId", 1), ...twice },
    ]);
    expect(await refusals({ lineItems: items(-1) })).toEqual([
      {
        field: first("quantity"),
        message: "The quantity can't be negative.",
        code: "INVALID_QUANTITY",
      },
    ]);
    expect(await refusals({ lineItems: items(0) })).toEqual([]);
  });

  test("where nobody knows it", async () => {
    const id = "gid://shopify/InventoryTransfer/1";
    const unknown = [
      {
        field: ["id"],
        message: "The inventory transfer can't be found.",
        code: "TRANSFER_NOT_FOUND",
      },
    ];
    for (const name of [
      "inventoryTransferCancel",
      "inventoryTransferMarkAsReadyToShip",
      "inventoryTransferDelete",
    ])
      expect((await call(name, { id })).userErrors).toEqual(unknown);
  });
});

describe("a shipment is refused", () => {
  test("of a draft, and of more than the transfer has left", async () => {
    const draft = await call("inventoryTransferCreate", {
      input: { ...places(), lineItems: items(1) },
    });
    expect(
      (await ship(draft.inventoryTransfer.id, 1)).userErrors,
    ).toMatchObject([
      { field: ["input", "movementId"], code: "INVALID_TRANSFER_STATUS" },
    ]);
    const { id } = await ready(3);
    await ship(id, 2, false);
    expect((await ship(id, 2)).userErrors).toMatchObject([
      {
        field: ["input", "lineItems", "0", "quantity"],
        code: "INVALID_QUANTITY",
      },
    ]);
  });

  test("before it has left, at the door", async () => {
    const { id } = await ready(3);
    const { inventoryShipment } = await ship(id, 3, false);
    const early = await call("inventoryShipmentReceive", {
      id: inventoryShipment.id,
      bulkReceiveAction: "ACCEPTED",
    });
    expect(early.userErrors).toMatchObject([
      { code: "INVALID_SHIPMENT_STATUS" },
    ]);
    expect(await stock(network)).toBeUndefined();
  });
});

test("transfers need scopes of their own", async () => {
  const poor = await openShopifyFace();
  try {
    await poor.install();
    const { errors: refused } = await poor.admin(
      "{ inventoryTransfers(first: 1) { nodes { id } } }",
    );
    expect(refused).toMatchObject([
      {
        message:
          "Access denied for inventoryTransfers field. Required access: `read_inventory_transfers` access scope.",
      },
    ]);
  } finally {
    await poor.close();
  }
});
