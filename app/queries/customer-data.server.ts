import type { PrismaClient } from "@prisma/client";
import type { Customer } from "#core/domain/letters.ts";

/** Thirty days, as the law that Shopify quotes has it. */
const answerWithinMs = 30 * 24 * 60 * 60_000;

export type DataRequestView = {
  id: string;
  externalId: string;
  receivedAt: Date;
  answerBy: Date;
  fetchedAt: Date | null;
  orders: number;
};

/** Customers' questions what is stored about them, newest first. */
export async function readDataRequests(
  prisma: PrismaClient,
  shopId: string,
): Promise<DataRequestView[]> {
  const rows = await prisma.dataRequest.findMany({
    where: { shopId },
    orderBy: { receivedAt: "desc" },
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    externalId: row.externalId,
    receivedAt: row.receivedAt,
    answerBy: new Date(row.receivedAt.getTime() + answerWithinMs),
    fetchedAt: row.fetchedAt,
    orders: row.orderExternalIds.length,
  }));
}

/** A request with the letter that brought it; null where the shop has none with this id. */
export async function readDataRequest(
  prisma: PrismaClient,
  shopId: string,
  id: string,
) {
  const request = await prisma.dataRequest.findFirst({ where: { shopId, id } });
  if (!request) return null;
  const entry = await prisma.journalEntry.findFirst({
    where: { shopId, id: request.entryId },
    select: { topic: true, body: true },
  });
  return {
    externalId: request.externalId,
    receivedAt: request.receivedAt,
    letter: entry?.body
      ? { topic: entry.topic, body: Buffer.from(entry.body).toString("utf8") }
      : null,
  };
}

/**
 * Everything that is stored about a customer, at this moment: his orders as we know them, with what was asked of the
 * network for them, and every letter that names him or them, from either platform, as it came.
 */
export async function readCustomerData(
  prisma: PrismaClient,
  shopId: string,
  customer: Customer,
) {
  const { orderExternalIds, customerExternalId, contacts } = customer;
  const orders = await prisma.order.findMany({
    where: {
      shopId,
      OR: [
        { storefrontExternalId: { in: orderExternalIds } },
        { channel: "storefront", externalId: { in: orderExternalIds } },
      ],
    },
    orderBy: { placedAt: "asc" },
    select: {
      channel: true,
      externalId: true,
      name: true,
      state: true,
      currency: true,
      totalMinor: true,
      placedAt: true,
      cancelledAt: true,
      storefrontExternalId: true,
      storefrontName: true,
      lines: {
        select: {
          title: true,
          sku: true,
          quantity: true,
          unitPriceMinor: true,
        },
      },
      requests: {
        select: {
          networkState: true,
          refusalReason: true,
          networkOrders: {
            select: { reference: true, externalId: true, state: true },
          },
        },
      },
      shipments: {
        select: {
          carrier: true,
          trackingNumber: true,
          trackingUrl: true,
          status: true,
          shippedAt: true,
        },
      },
    },
  });
  const ids = [
    ...orderExternalIds,
    ...orders.flatMap(namesOf),
    customerExternalId ?? "",
  ];
  const numbers = ids.map((id) => id.split("/").at(-1) ?? "");
  const marks = [...new Set([...numbers, ...contacts])].filter(Boolean);
  return { orders, letters: await readLetters(prisma, shopId, marks) };
}

type Named = {
  externalId: string;
  requests: { networkOrders: { externalId: string | null }[] }[];
};

/** What a channel and the network call an order. */
const namesOf = ({ externalId, requests }: Named): string[] => [
  externalId,
  ...requests
    .flatMap(({ networkOrders }) => networkOrders)
    .map((order) => order.externalId ?? ""),
];

async function readLetters(
  prisma: PrismaClient,
  shopId: string,
  texts: string[],
) {
  const marks = texts.map((text) => Buffer.from(text));
  const rows = await prisma.$queryRaw<
    { source: string; topic: string; received_at: Date; body: Uint8Array }[]
  >`
    SELECT source, topic, received_at, body FROM journal_entry
    WHERE shop_id = ${shopId}::uuid AND body IS NOT NULL
      AND EXISTS (SELECT 1 FROM unnest(${marks}::bytea[]) AS mark WHERE position(mark IN body) > 0)
    ORDER BY received_at`;
  return rows.map((row) => ({
    from: row.source,
    topic: row.topic,
    receivedAt: row.received_at,
    content: asJson(Buffer.from(row.body).toString("utf8")),
  }));
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export async function noteDataFetched(
  prisma: PrismaClient,
  shopId: string,
  id: string,
  at: Date,
): Promise<void> {
  await prisma.dataRequest.updateMany({
    where: { shopId, id, fetchedAt: null },
    data: { fetchedAt: at },
  });
}
