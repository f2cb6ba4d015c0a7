import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { work } from "#sandbox/shopify/store/shelf.ts";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

const topics = [
  "customers/create",
  "customers/update",
  "customers/delete",
  "orders/create",
];

let shopify: OpenFace;

beforeEach(async () => {
  shopify = await openShopifyFace(["write_customers", "write_orders"], topics);
  await shopify.install();
});
afterEach(() => shopify.close());

const buy = (email: string) =>
  shopify.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity: 1 }],
    shipTo: { email },
  });

/** Calls a customer mutation whose one argument is its input. */
async function call(
  mutation: "Create" | "Update" | "Delete",
  input: object,
  answer = "customer { id displayName email tags }",
) {
  const type = mutation === "Delete" ? "CustomerDeleteInput" : "CustomerInput";
  const name = `customer${mutation}`;
  const { data, errors } = await shopify.admin(
    `mutation M($input: ${type}!) { ${name}(input: $input) { ${answer} userErrors { field message } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

const told = () =>
  shopify.letters.map(({ topic, body }) => ({ topic, ...JSON.parse(body) }));

describe("who buys", () => {
  const ofOrder = async (id: string | undefined) =>
    (
      await shopify.admin(
        `query Q($id: ID!) { order(id: $id) { customer { id displayName numberOfOrders amountSpent { amount } canDelete
          lastOrder { name } orders(first: 9) { nodes { name } } defaultAddress { city } } } }`,
        { id },
      )
    ).data.order.customer;

  test("is written down once, whatever the case of the address", async () => {
    await buy("grace@example.com");
    const { id } = await buy("Grace@Example.com");
    expect(await ofOrder(id)).toMatchObject({
      displayName: "Ada Moore",
      numberOfOrders: "2",
      amountSpent: { amount: "37.0" },
      canDelete: false,
      lastOrder: { name: "#1002" },
      orders: { nodes: [{ name: "#1001" }, { name: "#1002" }] },
      defaultAddress: { city: "Seattle" },
    });
    expect(told().map(({ topic }) => topic)).toEqual([
      "customers/create",
      "orders/create",
      "orders/create",
    ]);
  });

  test("stands in the order's letter, without what has topics of its own", async () => {
    await buy("grace@example.com");
    const [created, order] = told();
    expect(created).toMatchObject({
      first_name: "Ada",
      email: "grace@example.com",
      default_address: { city: "Seattle" },
    });
    for (const key of ["tags", "orders_count", "email_marketing_consent"])
      expect(created).not.toHaveProperty(key);
    expect(order.customer.admin_graphql_api_id).toBe(
      created.admin_graphql_api_id,
    );
  });

  test("is whom orderCreate names, finds by address, or writes down", async () => {
    const { customer } = await call("Create", {
      email: "known@example.com",
      firstName: "Kim",
    });
    const create = async (order: object) => {
      const { data } = await shopify.admin(
        `mutation M($order: OrderCreateOrderInput!) { orderCreate(order: $order) {
          order { customer { id displayName } } userErrors { message } } }`,
        { order: { lineItems: [{ title: "Mug", quantity: 1 }], ...order } },
      );
      return data.orderCreate.order?.customer ?? data.orderCreate.userErrors;
    };
    const kim = { id: customer.id, displayName: "Kim" };
    expect(
      await create({ customer: { toAssociate: { id: customer.id } } }),
    ).toEqual(kim);
    expect(await create({ email: "known@example.com" })).toEqual(kim);
    expect(await create({ email: "new@example.com" })).toMatchObject({
      displayName: "new@example.com",
    });
    expect(
      await create({
        customer: { toUpsert: { email: "known@example.com", lastName: "Lee" } },
      }),
    ).toEqual({ ...kim, displayName: "Kim Lee" });
    expect(await create({})).toEqual([]);
    expect(
      await create({
        customer: { toAssociate: { id: "gid://shopify/Customer/1" } },
      }),
    ).toEqual([{ message: "Customer does not exist" }]);
  });

  test("can be changed on the order, and taken off it", async () => {
    const { id: orderId } = await buy("grace@example.com");
    const { customer } = await call("Create", { email: "kim@example.com" });
    const set = async (customerId: string) =>
      (
        await shopify.admin(
          `mutation M($orderId: ID!, $customerId: ID!) { orderCustomerSet(orderId: $orderId, customerId: $customerId) {
            order { customer { id } } userErrors { field message code } } }`,
          { orderId, customerId },
        )
      ).data.orderCustomerSet;
    expect(await set("gid://shopify/Customer/1")).toEqual({
      order: null,
      userErrors: [
        {
          field: ["customerId"],
          message: "Customer does not exist",
          code: "NOT_FOUND",
        },
      ],
    });
    expect((await set(customer.id)).order).toEqual({
      customer: { id: customer.id },
    });
    const { data } = await shopify.admin(
      "mutation M($id: ID!) { orderCustomerRemove(orderId: $id) { order { customer { id } } } }",
      { id: orderId },
    );
    expect(data.orderCustomerRemove.order).toEqual({ customer: null });
  });
});

describe("an app", () => {
  test("writes a customer down, edits and removes him", async () => {
    const { customer } = await call("Create", {
      email: "kim@example.com",
      tags: ["vip", "early"],
    });
    expect(customer).toMatchObject({
      displayName: "kim@example.com",
      tags: ["early", "vip"],
    });
    await call("Update", { id: customer.id, firstName: "Kim" });
    const gone = await call("Delete", { id: customer.id }, "deletedCustomerId");
    expect(gone).toEqual({ deletedCustomerId: customer.id, userErrors: [] });
    expect(told().map(({ topic, first_name }) => [topic, first_name])).toEqual([
      ["customers/create", null],
      ["customers/update", "Kim"],
      ["customers/delete", undefined],
    ]);
  });

  test.each([
    [{}, null, "Customer must have a name, phone number or email address"],
    [{ email: "kim" }, ["email"], "Email is invalid"],
    [{ email: "ADA@example.com" }, ["email"], "Email has already been taken"],
    [{ phone: "none" }, ["phone"], "Phone is invalid"],
  ])("is refused %o", async (input, field, message) => {
    await buy("ada@example.com");
    expect(await call("Create", input)).toEqual({
      customer: null,
      userErrors: [{ field, message }],
    });
  });

  test("cannot remove who has bought", async () => {
    await buy("ada@example.com");
    const [{ id }] = (await shopify.seen()).customers;
    const { userErrors } = await call("Delete", { id }, "deletedCustomerId");
    expect(userErrors).toMatchObject([{ field: ["id"] }]);
  });

  test("without the scope sees no customer", async () => {
    const other = await openShopifyFace(["read_orders"]);
    await other.install();
    const { id } = await other.deed("/orders", {
      lines: [{ sku: "MUG-BLUE", quantity: 1 }],
    });
    const { errors } = await other.admin(
      "query Q($id: ID!) { order(id: $id) { customer { id } } }",
      { id },
    );
    expect(errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
    await other.close();
  });

  test("finds a customer by his address without looking at the others", async () => {
    for (const name of ["ann", "bob", "cid"])
      await shopify.deed("/customers", { email: `${name}@example.com` });
    work.looked = 0;
    const { data } = await shopify.admin(
      `{ customers(first: 5, query: "email:bob@example.com") { nodes { email } }
         customerByIdentifier(identifier: { emailAddress: "Cid@example.com" }) { email } }`,
    );
    expect(data).toEqual({
      customers: { nodes: [{ email: "bob@example.com" }] },
      customerByIdentifier: { email: "cid@example.com" },
    });
    expect(work.looked).toBe(1);
  });

  test("nobody opens two accounts with one address", async () => {
    const signUp = () =>
      shopify.deed("/customers", { email: "ann@example.com" });
    expect(await signUp()).toMatchObject({ status: 200 });
    expect(await signUp()).toMatchObject({ status: 409 });
  });
});
