import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { ProductFact } from "#core/domain/facts.ts";
import { exportProducts } from "#core/platforms/shopify/export-products.ts";
import { answerByName, names } from "./support/answer-by-name.ts";
import { openClient, shop } from "./support/open-client.ts";

const patience = { firstLookMs: 1, longestPauseMs: 2, giveUpAfterMs: 5 };
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const productLine = (n: number) =>
  JSON.stringify({
    id: `gid://shopify/Product/${n}`,
    title: `Mug ${n} – 測試`,
    handle: `mug-${n}`,
    status: "ACTIVE",
    vendor: "Quay",
    productType: "Mugs",
    updatedAt: "2026-11-22T14:00:00Z",
    descriptionHtml: "<p>Holds coffee.</p>",
  });
const variantLine = (n: number, of = n) =>
  JSON.stringify({
    id: `gid://shopify/ProductVariant/${n}`,
    sku: `MUG-${n}`,
    barcode: null,
    title: "Default Title",
    price: "18.50",
    compareAtPrice: null,
    selectedOptions: [{ name: "Title", value: "Default Title" }],
    position: 1,
    requiresComponents: false,
    inventoryItem: {
      id: `gid://shopify/InventoryItem/${n}`,
      unitCost: null,
      measurement: { weight: { value: 0.4, unit: "KILOGRAMS" } },
    },
    __parentId: `gid://shopify/Product/${of}`,
  });

const mediumLine = (name: string, parent: string) =>
  JSON.stringify({
    id: `gid://shopify/MediaImage/${name}`,
    image: { url: `https://cdn.test/${name}.png` },
    __parentId: `gid://shopify/${parent}`,
  });

/** Serves a file in pieces, and says how many of them it could get rid of. */
async function serveFile(pieces: Iterable<Buffer>, cutOff = false) {
  const sent = { pieces: 0 };
  const server = createServer(async (_request, response) => {
    for (const piece of pieces) {
      sent.pieces++;
      if (!response.write(piece))
        await new Promise((resolve) => response.once("drain", resolve));
    }
    if (cutOff) response.destroy();
    else response.end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/export.jsonl`, sent };
}

const shopifyWrites = (url: string | null, ...earlier: string[]) => {
  const states = [...earlier];
  return answerByName({
    FetchShop: {
      shop: { name: "Quay", currencyCode: "USD", ianaTimezone: "UTC" },
    },
    StartExport: {
      bulkOperationRunQuery: {
        bulkOperation: { id: "gid://shopify/BulkOperation/1" },
        userErrors: [],
      },
    },
    FetchExport: () => ({
      bulkOperation: {
        status: states.shift() ?? "COMPLETED",
        errorCode: null,
        url,
      },
    }),
    CancelExport: { bulkOperationCancel: { userErrors: [] } },
  });
};

async function readAll() {
  const products: ProductFact[] = [];
  const { client } = openClient();
  for await (const page of exportProducts(client, shop, patience))
    products.push(...page);
  return products;
}

test("an export is started, looked at until it is done, and read with each product's own variants", async () => {
  // Cut in the middle of a line and of a character.
  const text = [productLine(1), variantLine(1), productLine(2)].join("\n");
  const bytes = Buffer.from(`${text}\n`);
  const pieces = [...bytes].map((byte) => Buffer.from([byte]));
  const { url } = await serveFile(pieces);
  const asked = shopifyWrites(url, "CREATED", "RUNNING");

  expect(await readAll()).toMatchObject([
    {
      externalId: "gid://shopify/Product/1",
      title: "Mug 1 – 測試",
      variants: [{ sku: "MUG-1", priceMinor: 1850, weightGrams: 400 }],
    },
    { externalId: "gid://shopify/Product/2", variants: [] },
  ]);
  expect(names(asked)).toEqual([
    "FetchShop",
    "StartExport",
    "FetchExport",
    "FetchExport",
    "FetchExport",
  ]);
  expect(asked[1]?.variables.query).toContain("query ExportProducts");
});

test("a picture belongs to whom it names: the product, or one of its variants", async () => {
  const lines = [
    productLine(1),
    mediumLine("navy", "Product/1"),
    mediumLine("sand", "Product/1"),
    variantLine(1),
    mediumLine("sand", "ProductVariant/1"),
    variantLine(2, 1),
    productLine(2),
    variantLine(3, 2),
    mediumLine("fog", "ProductVariant/3"),
  ];
  const { url } = await serveFile([Buffer.from(`${lines.join("\n")}\n`)]);
  shopifyWrites(url);
  const read = await readAll();
  expect(
    read.map(({ pictures, variants }) => [
      pictures.map((one) => one.id.split("/").at(-1)),
      variants.map(({ pictureUrl }) => pictureUrl),
    ]),
  ).toEqual([
    [
      ["navy", "sand"],
      ["https://cdn.test/sand.png", null],
    ],
    [[], ["https://cdn.test/fog.png"]],
  ]);
});

test("a store without products has no file", async () => {
  shopifyWrites(null);
  expect(await readAll()).toEqual([]);
});

test("whoever reads slowly lets the file wait: it is never held in memory as a whole", async () => {
  const perPiece = 200;
  const total = 600;
  function* pieces() {
    for (let piece = 0; piece < total; piece++) {
      const lines = Array.from({ length: perPiece }, (_, i) => {
        const n = piece * perPiece + i;
        return `${productLine(n)}\n${variantLine(n)}\n`;
      });
      yield Buffer.from(lines.join(""));
    }
  }
  const { url, sent } = await serveFile(pieces());
  shopifyWrites(url);
  const { client } = openClient();
  const pages = exportProducts(client, shop, patience);
  expect((await pages.next()).value).toHaveLength(100);
  await new Promise((resolve) => setTimeout(resolve, 100));
  // The whole file is about 60 MB; the network's own buffers hold some of it.
  expect(sent.pieces).toBeLessThan(total / 2);
  await pages.return(undefined);
});

test("a file that breaks off is tried again later", async () => {
  const { url } = await serveFile(
    [Buffer.from(`${productLine(1)}\n${variantLine(1).slice(0, 20)}`)],
    true,
  );
  shopifyWrites(url);
  await expect(readAll()).rejects.toMatchObject({
    code: "platform_unreachable",
  });
});

test.each([
  ["a variant without its product", `${variantLine(1)}\n`],
  ["another product's variant", `${productLine(1)}\n${variantLine(7)}\n`],
  ["a line of another kind", '{"id":"gid://shopify/Order/1"}\n'],
])("%s is wire_unexpected", async (_what, text) => {
  const { url } = await serveFile([Buffer.from(text)]);
  shopifyWrites(url);
  await expect(readAll()).rejects.toMatchObject({ code: "wire_unexpected" });
});

test("an export that failed goes back to the queue", async () => {
  shopifyWrites(null, "FAILED");
  await expect(readAll()).rejects.toMatchObject({ code: "platform_internal" });
});

test("an export that takes longer than we wait is stopped", async () => {
  const asked = shopifyWrites(null, ...Array(20).fill("RUNNING"));
  await expect(readAll()).rejects.toMatchObject({ code: "platform_throttled" });
  expect(names(asked).at(-1)).toBe("CancelExport");
});

test("while as many exports as Shopify allows are running, ours waits", async () => {
  answerByName({
    FetchShop: {
      shop: { name: "Quay", currencyCode: "USD", ianaTimezone: "UTC" },
    },
    StartExport: {
      bulkOperationRunQuery: {
        bulkOperation: null,
        userErrors: [
          {
            field: null,
            message:
              "A bulk query operation for this app and shop is already in progress",
            code: "OPERATION_IN_PROGRESS",
          },
        ],
      },
    },
  });
  await expect(readAll()).rejects.toMatchObject({ code: "platform_throttled" });
});
