import type { PrismaClient } from "@prisma/client";

/** What a subject is to people, and where they can look at it: a name of the shop's own, or a sort of thing. */
export type SubjectName = { href: string | null } & (
  | { kind: "named"; name: string }
  | { kind: "order"; name: string }
  /** What a question was about, as it was recorded. */
  | { kind: "question"; name: string }
  | { kind: "general"; name: General }
);

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const isOneTitle = (title: string) => title === "Default Title";

/** `Harbor Mug · Navy` */
export const variantName = (product: string, variant: string): string =>
  isOneTitle(variant) ? product : `${product} · ${variant}`;

/** What people call one variant; null where the shop has none with this id. */
export async function readVariantName(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
): Promise<string | null> {
  const variant = await prisma.variant.findFirst({
    where: { shopId, id: variantId },
    select: { title: true, product: { select: { title: true } } },
  });
  return variant && variantName(variant.product.title, variant.title);
}

/**
 * Names for the subjects of effects and audit lines (`order:…`, `stock:storefront:…`), in eleven queries however many there
 * are. What is gone keeps a general name.
 */
export async function readSubjectNames(
  prisma: PrismaClient,
  shopId: string,
  subjects: string[],
): Promise<(subject: string) => SubjectName> {
  const ids = [
    ...new Set(subjects.flatMap((subject) => uuid.exec(subject) ?? [])),
  ];
  const where = { shopId, id: { in: ids } };
  const [
    orders,
    requests,
    parcels,
    questions,
    places,
    warehouses,
    deliveries,
    products,
    variants,
    skus,
    listings,
  ] = await Promise.all([
    prisma.order.findMany({ where, select: { id: true, name: true } }),
    prisma.fulfillmentRequest.findMany({
      where,
      select: { id: true, order: { select: { id: true, name: true } } },
    }),
    prisma.shipment.findMany({
      where,
      select: { id: true, order: { select: { id: true, name: true } } },
    }),
    prisma.conflict.findMany({ where, select: { id: true, subject: true } }),
    prisma.pool.findMany({ where, select: { id: true, name: true } }),
    prisma.salesWarehouse.findMany({ where, select: { id: true, name: true } }),
    prisma.inboundPlan.findMany({ where, select: { id: true } }),
    prisma.product.findMany({ where, select: { id: true, title: true } }),
    prisma.variant.findMany({
      where,
      select: {
        id: true,
        title: true,
        productId: true,
        product: { select: { title: true } },
      },
    }),
    prisma.listingSku.findMany({
      where,
      select: {
        id: true,
        title: true,
        listing: { select: { title: true, productId: true } },
      },
    }),
    prisma.listing.findMany({
      where,
      select: { id: true, title: true, productId: true },
    }),
  ]);
  const names = new Map<string, SubjectName>();
  const order = (id: string, name: string) => ({
    kind: "order" as const,
    name,
    href: `/app/orders/${id}`,
  });
  const named = (name: string, href: string | null = null) => ({
    kind: "named" as const,
    name,
    href,
  });
  const product = (name: string, id: string | null) =>
    named(name, id && `/app/products/${id}`);
  for (const row of orders) names.set(row.id, order(row.id, row.name));
  for (const row of [...requests, ...parcels])
    names.set(row.id, order(row.order.id, row.order.name));
  for (const { id, subject } of questions)
    names.set(id, {
      kind: "question",
      name: subject,
      href: `/app/conflicts/${id}`,
    });
  for (const row of [...places, ...warehouses])
    names.set(row.id, named(row.name, "/app/stock/rules"));
  for (const { id } of deliveries)
    names.set(id, {
      kind: "general",
      name: "delivery",
      href: `/app/replenishment/${id}`,
    });
  for (const row of products) names.set(row.id, product(row.title, row.id));
  for (const row of variants)
    names.set(
      row.id,
      product(variantName(row.product.title, row.title), row.productId),
    );
  for (const row of skus)
    names.set(
      row.id,
      product(variantName(row.listing.title, row.title), row.listing.productId),
    );
  for (const row of listings)
    names.set(row.id, product(row.title, row.productId));
  return (subject) =>
    names.get(uuid.exec(subject)?.[0] ?? "") ?? generalName(subject);
}

type General =
  | "fulfillment-service"
  | "someOrder"
  | "rule"
  | "question"
  | "delivery"
  | "goods"
  | "variant"
  | "entry"
  | "listing";

const general: Record<string, General> = {
  "fulfillment-service": "fulfillment-service",
  order: "someOrder",
  request: "someOrder",
  parcel: "someOrder",
  conflict: "question",
  rule: "rule",
  stock: "variant",
  sku: "variant",
  goods: "goods",
  inbound: "delivery",
  "inbound-order": "delivery",
  entry: "entry",
  listing: "listing",
  title: "listing",
  description: "listing",
  price: "variant",
  images: "listing",
  optionImages: "listing",
  weight: "listing",
  status: "listing",
  options: "variant",
};

function generalName(subject: string): SubjectName {
  const name = general[subject.split(":")[0] ?? ""];
  return name
    ? { kind: "general", name, href: null }
    : { kind: "named", name: subject, href: null };
}
