import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  appOrigin,
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

const fields =
  "id topic uri format filter includeFields metafieldNamespaces name apiVersion { handle } endpoint { __typename }";
const create = `mutation Subscribe($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) {
    webhookSubscription { ${fields} } userErrors { field message }
  }
}`;
const update = `mutation Resubscribe($id: ID!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionUpdate(id: $id, webhookSubscription: $webhookSubscription) {
    webhookSubscription { ${fields} } userErrors { field message }
  }
}`;
const remove = `mutation Unsubscribe($id: ID!) {
  webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } }
}`;
const list = `query Subscriptions($topics: [WebhookSubscriptionTopic!], $uri: String) {
  webhookSubscriptions(first: 10, topics: $topics, uri: $uri) { nodes { id topic } }
  webhookSubscriptionsCount { count precision }
}`;

const uri = "https://hooks.example.com/in";
let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace();
  await shopify.install();
});
afterEach(() => shopify.close());

async function subscribe(input: object, topic = "PRODUCTS_UPDATE") {
  const { data, errors } = await shopify.admin(create, {
    topic,
    webhookSubscription: { uri, ...input },
  });
  return { errors, ...data?.webhookSubscriptionCreate };
}
const editMug = async (title: string) => {
  const seen = await shopify.seen();
  await shopify.deed(`/products/${seen.products[0].id.split("/").at(-1)}`, {
    title,
  });
};
const lettersTo = (url: string) =>
  shopify.letters.filter((letter) => letter.url === url);

describe("a subscription by the API", () => {
  test("lives until it is deleted, in the version that the app chose for its webhooks", async () => {
    const { webhookSubscription: made, userErrors } = await subscribe({
      uri: `  ${uri}  `,
      name: "Mugs",
    });
    expect(userErrors).toEqual([]);
    expect(made).toMatchObject({
      topic: "PRODUCTS_UPDATE",
      uri,
      format: "JSON",
      filter: null,
      includeFields: [],
      name: "Mugs",
      apiVersion: { handle: "2026-10" },
      endpoint: { __typename: "WebhookHttpEndpoint" },
    });
    const listed = await shopify.admin(list, { topics: ["PRODUCTS_UPDATE"] });
    expect(listed.data).toEqual({
      webhookSubscriptions: {
        nodes: [{ id: made.id, topic: "PRODUCTS_UPDATE" }],
      },
      webhookSubscriptionsCount: { count: 1, precision: "EXACT" },
    });
    const changed = await shopify.admin(update, {
      id: made.id,
      webhookSubscription: { includeFields: ["id"] },
    });
    expect(
      changed.data.webhookSubscriptionUpdate.webhookSubscription,
    ).toMatchObject({ uri, name: "Mugs", includeFields: ["id"] });
    const gone = await shopify.admin(remove, { id: made.id });
    expect(gone.data.webhookSubscriptionDelete).toEqual({
      deletedWebhookSubscriptionId: made.id,
      userErrors: [],
    });
    const after = await shopify.admin(remove, { id: made.id });
    expect(after.data.webhookSubscriptionDelete.userErrors).toEqual([
      { field: ["id"], message: "Webhook subscription does not exist" },
    ]);
  });

  test("is told beside what the app's configuration declares, at its own address", async () => {
    await subscribe({ name: "mugs" });
    await editMug("Harbour Mug");
    expect(shopify.letters.map(({ url }) => url)).toEqual([
      `${appOrigin}/webhooks/shopify`,
      uri,
    ]);
    const [declared, asked] = shopify.letters;
    expect(asked?.headers["X-Shopify-Name"]).toBe("mugs");
    expect(asked?.headers["X-Shopify-Event-Id"]).toBe(
      declared?.headers["X-Shopify-Event-Id"],
    );
    expect(asked?.deliveryId).not.toBe(declared?.deliveryId);
  });

  test("is told what its filter lets through, down to the fields it includes", async () => {
    await subscribe({
      filter: 'title:"Harbour Mug" AND variants.price:>=18.75',
      includeFields: ["id", "variants.sku"],
    });
    await editMug("Other Mug");
    expect(lettersTo(uri)).toEqual([]);
    await editMug("Harbour Mug");
    const [letter] = lettersTo(uri);
    expect(JSON.parse(letter?.body ?? "")).toEqual({
      id: expect.any(Number),
      variants: [{ sku: "MUG-BLUE" }, { sku: "MUG-RED" }],
    });
  });

  test("is told the metafields of its namespaces", async () => {
    await subscribe({
      metafieldNamespaces: ["care"],
      includeFields: ["metafields"],
    });
    const [product] = (await shopify.seen()).products;
    await shopify.admin(
      "mutation Set($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }",
      {
        metafields: ["care", "other"].map((namespace) => ({
          ownerId: product.id,
          namespace,
          key: "wash",
          type: "single_line_text_field",
          value: "by hand",
        })),
      },
    );
    await editMug("Harbour Mug");
    expect(JSON.parse(lettersTo(uri).at(-1)?.body ?? "")).toMatchObject({
      metafields: [{ namespace: "care", key: "wash", value: "by hand" }],
    });
  });

  test("is deleted when nobody answers to the last retry; a declared one is not", async () => {
    await subscribe({});
    await editMug("Harbour Mug");
    for (const letter of shopify.letters) letter.onGivenUp?.();
    shopify.letters.length = 0;
    await editMug("Harbor Mug");
    expect(shopify.letters.map(({ url }) => url)).toEqual([
      `${appOrigin}/webhooks/shopify`,
    ]);
    const { data } = await shopify.admin(list);
    expect(data.webhookSubscriptions.nodes).toEqual([]);
  });
});

describe("a subscription is refused", () => {
  const addresses: [string, string[]][] = [
    ["   ", ["Address can't be blank"]],
    ["http://example.com/hook", ["Address protocol http:// is not supported"]],
    ["ftp://example.com/hook", ["Address protocol ftp:// is not supported"]],
    ["https://", ["Address is invalid"]],
    [
      "https://shop.myshopify.com/hook",
      ["Address cannot be a Shopify or an internal domain"],
    ],
    [
      `https://example.com/${"a".repeat(65_516)}`,
      ["Address is too big (maximum is 64 KB)"],
    ],
    [
      "pubsub://my-project",
      [
        "Address protocol pubsub:// is not supported",
        "Address is not a valid GCP pub/sub format. Format should be pubsub://project:topic",
      ],
    ],
    [
      "pubsub://-bad:topic",
      ["Address is invalid", "Address is not a valid GCP project id."],
    ],
    [
      "pubsub://valid-project:goog-prefixed",
      ["Address is invalid", "Address is not a valid GCP topic id."],
    ],
    [
      "arn:aws:events:bogus",
      ["Address is invalid", "Address is not a valid AWS ARN"],
    ],
    [
      "kafka://broker/topic",
      [
        "Address protocol kafka:// is not supported",
        "Address is not a valid kafka topic",
      ],
    ],
  ];
  test.each(addresses)("at the address %.60s", async (address, messages) => {
    const { webhookSubscription, userErrors } = await subscribe({
      uri: address,
    });
    expect(webhookSubscription).toBeNull();
    expect(userErrors).toEqual(
      messages.map((message) => ({
        field: ["webhookSubscription", "callbackUrl"],
        message,
      })),
    );
  });

  test("where topic and address are taken, unless format or filter differ", async () => {
    const other = [{}, { format: "XML" }, { filter: "id:1" }];
    for (const input of other)
      expect((await subscribe(input)).userErrors).toEqual([]);
    expect((await subscribe({})).userErrors).toEqual([
      {
        field: ["webhookSubscription", "callbackUrl"],
        message: "Address for this topic has already been taken",
      },
    ]);
  });

  test("in XML where the topic or the bus knows none", async () => {
    expect(
      (await subscribe({ format: "XML" }, "RETURNS_APPROVE")).userErrors,
    ).toEqual([
      {
        field: ["webhookSubscription", "format"],
        message:
          "Format 'xml' is invalid for this webhook topic. Allowed formats: json",
      },
    ]);
    expect(
      (await subscribe({ format: "XML", uri: "pubsub://valid-project:topic" }))
        .userErrors,
    ).toMatchObject([
      { message: "Format can only be used with format: 'json'" },
    ]);
  });

  test("under a name that is no name, or that another one has", async () => {
    const form =
      "Name name field can only contain alphanumeric characters, underscores, and hyphens";
    const messages = async (input: object) =>
      (await subscribe(input)).userErrors.map(
        (error: { message: string }) => error.message,
      );
    expect(await messages({ name: "" })).toEqual([
      "Name is too short (minimum is 1 character)",
      form,
    ]);
    expect(await messages({ name: "has spaces" })).toEqual([form]);
    expect(await messages({ name: "OrderHook" })).toEqual([]);
    expect(await messages({ name: "orderhook", filter: "id:2" })).toEqual([
      "Name already exists, no duplicate allowed",
    ]);
  });

  test("with a filter that is too large or names no field", async () => {
    const large = "id:1 ".repeat(13_108).slice(0, 65_536);
    expect((await subscribe({ filter: large })).userErrors).toEqual([
      {
        field: ["webhookSubscription"],
        message: "The specified filter exceeds the maximum allowed size.",
      },
    ]);
    expect((await subscribe({ filter: "mug" })).userErrors).toMatchObject([
      { message: expect.stringContaining("The specified filter is invalid") },
    ]);
  });

  test("at a Pub/Sub project and topic that are none, each by its own field", async () => {
    const { data } = await shopify.admin(
      `mutation Bus($webhookSubscription: PubSubWebhookSubscriptionInput!) {
        pubSubWebhookSubscriptionCreate(topic: SHOP_UPDATE, webhookSubscription: $webhookSubscription) {
          webhookSubscription { id } userErrors { field message }
        }
      }`,
      { webhookSubscription: { pubSubProject: "-bad", pubSubTopic: "1topic" } },
    );
    expect(data.pubSubWebhookSubscriptionCreate.userErrors).toEqual([
      {
        field: ["webhookSubscription", "pubSubProject"],
        message: "Google Cloud Pub/Sub project ID is not valid",
      },
      {
        field: ["webhookSubscription", "pubSubTopic"],
        message: "Google Cloud Pub/Sub topic ID is not valid",
      },
    ]);
  });
});

test("a topic whose scope was not granted is neither subscribed to nor told", async () => {
  const poor = await openShopifyFace(["read_products"]);
  try {
    await poor.install();
    const { errors } = await poor.admin(create, {
      topic: "LOCATIONS_CREATE",
      webhookSubscription: { uri },
    });
    expect(errors).toMatchObject([
      {
        message:
          "You do not have permission to create or update webhooks with locations/create topic.",
        extensions: { code: "ACCESS_DENIED" },
      },
    ]);
    await poor.deed("/stock", { sku: "MUG-BLUE", available: 1 });
    expect(poor.letters).toEqual([]);
  } finally {
    await poor.close();
  }
});
