import type { PrismaClient } from "@prisma/client";

/** What a subject is to people, and where they can look at it. */
export type SubjectName = { label: string; href: string | null };

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
const isOneTitle = (title: string) => title === "Default Title";

/** `Harbor Mug · Navy` */
export const variantName = (product: string, variant: string): string =>
  isOneTitle(variant) ? product : `${product} · ${variant}`;

/**
 * Names for the subjects of effects and audit lines (`order:…`, `stock:storefront:…`), in four queries however many there
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
  const [orders, requests, variants, skus, listings] = await Promise.all([
    prisma.order.findMany({ where, select: { id: true, name: true } }),
    prisma.fulfillmentRequest.findMany({
      where,
      select: { id: true, order: { select: { id: true, name: true } } },
    }),
    prisma.variant.findMany({
      where,
      select: { id: true, title: true, product: { select: { title: true } } },
    }),
    prisma.listingSku.findMany({
      where,
      select: { id: true, title: true, listing: { select: { title: true } } },
    }),
    prisma.listing.findMany({ where, select: { id: true, title: true } }),
  ]);
  const names = new Map<string, SubjectName>();
  const order = (id: string, name: string) => ({
    label: `Order ${name}`,
    href: `/app/orders/${id}`,
  });
  const product = (label: string) => ({
    label,
    href: `/app/products?query=${encodeURIComponent(label.split(" · ")[0] ?? label)}`,
  });
  for (const row of orders) names.set(row.id, order(row.id, row.name));
  for (const row of requests)
    names.set(row.id, order(row.order.id, row.order.name));
  for (const row of variants)
    names.set(row.id, product(variantName(row.product.title, row.title)));
  for (const row of skus)
    names.set(row.id, {
      label: variantName(row.listing.title, row.title),
      href: null,
    });
  for (const row of listings)
    names.set(row.id, { label: row.title, href: null });
  return (subject) =>
    names.get(uuid.exec(subject)?.[0] ?? "") ?? {
      label: generalName(subject),
      href: null,
    };
}

const general: Record<string, string> = {
  "fulfillment-service": "Fulfillment location",
  order: "An order",
  request: "An order",
  rule: "The shop's stock rule",
  stock: "A variant",
  entry: "An earlier change",
  title: "A listing",
  description: "A listing",
  price: "A variant",
  images: "A listing",
  weight: "A listing",
  status: "A listing",
  options: "A variant",
};

const generalName = (subject: string) =>
  general[subject.split(":")[0] ?? ""] ?? subject;
