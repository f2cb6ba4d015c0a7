import type { Derived } from "#core/domain/stock/derivation.ts";
import type { Prisma, PrismaClient } from "#core/store/prisma.server.ts";

const at = new Date("2026-11-20T10:00:00Z");

/** One shop with a row in every table that pages read. Every text of its own begins with its name. */
export async function fillShop(
  prisma: PrismaClient,
  name: string,
  told: Derived = {
    quantity: 7,
    terms: [{ term: `${name} stock`, quantity: 7, ref: null }],
    ruleId: null,
  },
) {
  const domain = `${name}.myshopify.com`;
  const shop = await prisma.shop.create({
    data: { domain, name: `${name} shop`, currency: "USD", installedAt: at },
  });
  const shopId = shop.id;
  await prisma.session.create({
    data: {
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      accessToken: "sealed",
    },
  });
  for (const kind of ["shopify", "tiktok_shop", "fbt"])
    await prisma.connection.create({
      data: {
        shopId,
        kind,
        status: "connected",
        name: `${name} ${kind}`,
        connectedAt: at,
      },
    });
  await prisma.feedMark.create({
    data: { shopId, feed: "storefront-orders", readUntil: at, sweptAt: at },
  });
  const entry = await prisma.journalEntry.create({
    data: {
      shopId,
      source: "shopify",
      deliveryId: `${name}-1`,
      topic: "orders/updated",
      receivedAt: at,
    },
  });
  const cause = { shopId, entryId: entry.id };

  const product = await prisma.product.create({
    data: {
      shopId,
      externalId: "gid://shopify/Product/1",
      title: `${name} mug`,
      handle: "mug",
      status: "ACTIVE",
      vendor: name,
      productType: "",
      sourceUpdatedAt: at,
      variants: {
        create: {
          shopId,
          externalId: "gid://shopify/ProductVariant/1",
          inventoryItemId: "gid://shopify/InventoryItem/1",
          sku: `${name}-sku`,
          title: "Navy",
          priceMinor: 1850,
          position: 1,
        },
      },
    },
    include: { variants: true },
  });
  const variantId = product.variants[0]?.id ?? "";
  const goods = await prisma.fbtGoods.create({
    data: {
      shopId,
      externalId: "G1",
      name: `${name} goods`,
      links: {
        create: { shopId, variantId, reason: "barcode", entryId: entry.id },
      },
    },
  });
  await prisma.selection.create({
    data: { ...cause, variantId, actor: `merchant:${name}`, selectedAt: at },
  });
  for (const [kind, itemId] of [
    ["own", variantId],
    ["network", goods.id],
  ] as const) {
    const pool = await prisma.pool.create({
      data: { shopId, kind, externalId: `${kind}-1`, name: `${name} ${kind}` },
    });
    await prisma.stockLevel.create({
      data: {
        ...cause,
        poolId: pool.id,
        itemId,
        onHand: 9,
        available: 7,
        reserved: 2,
        asOf: at,
      },
    });
  }
  await prisma.publication.create({
    data: {
      ...cause,
      channel: "storefront",
      variantId,
      itemId: variantId,
      placeId: "gid://shopify/Location/9",
      desired: told.quantity,
      derivation: told.terms as Prisma.InputJsonValue,
    },
  });

  const order = await prisma.order.create({
    data: {
      shopId,
      channel: "storefront",
      externalId: "gid://shopify/Order/1",
      name: `${name}-1001`,
      state: "to_ship",
      channelState: "OPEN",
      fulfilledBy: "network",
      currency: "USD",
      totalMinor: 1850,
      placedAt: at,
      sourceUpdatedAt: at,
      storefrontExternalId: "gid://shopify/Order/1",
      storefrontName: `${name}-1001`,
      lines: {
        create: {
          shopId,
          externalId: "1",
          variantId,
          sku: `${name}-sku`,
          title: `${name} mug`,
          quantity: 1,
          unitPriceMinor: 1850,
        },
      },
      requests: {
        create: {
          shopId,
          externalId: "1",
          status: "OPEN",
          requestStatus: "SUBMITTED",
          lines: [],
          sourceUpdatedAt: at,
          networkOrders: {
            create: {
              shopId,
              round: 0,
              part: 0,
              reference: `${name}-ref`,
              state: "ordered",
              lines: [],
            },
          },
        },
      },
      shipments: {
        create: {
          shopId,
          origin: "network",
          externalId: "1",
          trackingNumber: `${name}-track`,
          status: "SHIPPED",
          condition: "live",
          lines: [],
          shippedAt: at,
        },
      },
    },
  });
  await prisma.effect.create({
    data: {
      ...cause,
      kind: "storefront.set-stock",
      key: `${name}-effect`,
      subject: `order:${order.id}`,
      payload: {},
      state: "refused",
      errorSaid: `${name} said`,
      dueAt: at,
      endedAt: at,
    },
  });
  const conflict = await prisma.conflict.create({
    data: {
      shopId,
      kind: "field",
      key: `title:${product.id}`,
      subject: `${name} mug`,
      subjectKind: "product",
      subjectId: product.id,
      field: "title",
      reason: `${name} reason`,
      base: `${name} base`,
      storefront: `${name} storefront`,
      marketplace: `${name} marketplace`,
      state: "open",
      version: name,
      openedBy: entry.id,
      openedAt: at,
    },
  });
  await prisma.conflict.create({
    data: {
      shopId,
      kind: "stuck",
      key: `stuck:${name}`,
      subject: `${name} step`,
      subjectKind: "effect",
      subjectId: entry.id,
      reason: `${name} reason`,
      state: "settled",
      version: name,
      openedBy: entry.id,
      openedAt: at,
      settledAt: at,
      settledBy: `merchant:${name}`,
      choice: { kind: "leave" },
    },
  });
  await prisma.auditLine.create({
    data: {
      ...cause,
      at,
      actor: `merchant:${name}`,
      action: "Update stock in Shopify",
      subject: `order:${order.id}`,
      after: `${name} after`,
      result: "done",
    },
  });
  return {
    shopId,
    orderId: order.id,
    conflictId: conflict.id,
    entryId: entry.id,
  };
}
