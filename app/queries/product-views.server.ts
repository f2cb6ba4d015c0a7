import type { PrismaClient } from "@prisma/client";
import { z } from "zod";
import {
  fixedBy,
  type ProductNarrowing,
  type ProductTab,
  productTabs,
  readNarrowing,
} from "./product-filter.ts";

/** A search and filters that somebody has kept under a name; everybody of the shop sees it. */
export type ProductView = {
  id: string;
  name: string;
  narrowing: ProductNarrowing;
};

const longestName = 40;
// More would be found by nobody, and all stand in one line.
const mostViews = 50;

const written = z.record(z.string(), z.string());

/** A kept filter, as this version understands it. */
const narrowingOf = (filter: unknown): ProductNarrowing => {
  const known = written.safeParse(filter);
  return readNarrowing(new URLSearchParams(known.success ? known.data : {}));
};

export async function readProductViews(
  prisma: PrismaClient,
  shopId: string,
): Promise<ProductView[]> {
  const rows = await prisma.productView.findMany({
    where: { shopId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: mostViews,
  });
  return rows.map(({ id, name, filter }) => ({
    id,
    name,
    narrowing: narrowingOf(filter),
  }));
}

type ViewChange =
  | { outcome: "view-kept"; viewId: string }
  | { outcome: "view-gone" }
  | { outcome: "view-refused"; why: "name" | "taken" | "many" };

const nameOf = (text: string) => text.trim().replace(/\s+/g, " ");

/** What a view of every shop and what it is narrowed by come to. */
export const wholeNarrowing = (
  tab: ProductTab,
  narrowing: ProductNarrowing,
): ProductNarrowing => ({ ...narrowing, ...fixedBy[tab] });

/** Keeps a filter under a new name. */
export async function keepView(
  prisma: PrismaClient,
  shopId: string,
  view: {
    name: string;
    narrowing: ProductNarrowing;
    actor: string;
    at: Date;
  },
): Promise<ViewChange> {
  const name = nameOf(view.name);
  if (!name || name.length > longestName || isBuiltIn(name))
    return { outcome: "view-refused", why: "name" };
  const views = await prisma.productView.findMany({
    where: { shopId },
    select: { name: true },
  });
  if (views.length >= mostViews)
    return { outcome: "view-refused", why: "many" };
  if (views.some((one) => isSameName(one.name, name)))
    return { outcome: "view-refused", why: "taken" };
  const { id } = await prisma.productView.create({
    data: {
      shopId,
      name,
      filter: view.narrowing,
      actor: view.actor,
      createdAt: view.at,
    },
    select: { id: true },
  });
  return { outcome: "view-kept", viewId: id };
}

/** Gives a kept view another name, or other filters. */
export async function changeView(
  prisma: PrismaClient,
  shopId: string,
  viewId: string,
  change: { name: string } | { narrowing: ProductNarrowing },
): Promise<ViewChange> {
  if ("name" in change) {
    const name = nameOf(change.name);
    if (!name || name.length > longestName || isBuiltIn(name))
      return { outcome: "view-refused", why: "name" };
    const others = await prisma.productView.findMany({
      where: { shopId, id: { not: viewId } },
      select: { name: true },
    });
    if (others.some((one) => isSameName(one.name, name)))
      return { outcome: "view-refused", why: "taken" };
    change = { name };
  }
  const { count } = await prisma.productView.updateMany({
    where: { shopId, id: viewId },
    data: "name" in change ? change : { filter: change.narrowing },
  });
  return count > 0
    ? { outcome: "view-kept", viewId }
    : { outcome: "view-gone" };
}

export async function deleteView(
  prisma: PrismaClient,
  shopId: string,
  viewId: string,
): Promise<ViewChange> {
  await prisma.productView.deleteMany({ where: { shopId, id: viewId } });
  return { outcome: "view-gone" };
}

const isSameName = (one: string, other: string) =>
  one.toLowerCase() === other.toLowerCase();
/** An address names views of every shop by these words. */
const isBuiltIn = (name: string) => productTabs.some((tab) => tab === name);
