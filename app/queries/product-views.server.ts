import { z } from "zod";
import { Prisma, type PrismaClient } from "#core/store/prisma.server.ts";
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
  | Refused;
type Refused = { outcome: "view-refused"; why: "name" | "taken" | "many" };

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
  const named = await freeName(prisma, shopId, view.name);
  if ("outcome" in named) return named;
  if (named.others >= mostViews)
    return { outcome: "view-refused", why: "many" };
  return orTaken(async () => {
    const { id } = await prisma.productView.create({
      data: {
        shopId,
        name: named.name,
        filter: view.narrowing,
        actor: view.actor,
        createdAt: view.at,
      },
      select: { id: true },
    });
    return { outcome: "view-kept", viewId: id };
  });
}

/** Gives a kept view another name, or other filters. */
export async function changeView(
  prisma: PrismaClient,
  shopId: string,
  viewId: string,
  change: { name: string } | { narrowing: ProductNarrowing },
): Promise<ViewChange> {
  const named =
    "name" in change
      ? await freeName(prisma, shopId, change.name, viewId)
      : null;
  if (named && "outcome" in named) return named;
  return orTaken(async () => {
    const { count } = await prisma.productView.updateMany({
      where: { shopId, id: viewId },
      data: named
        ? { name: named.name }
        : "narrowing" in change
          ? { filter: change.narrowing }
          : {},
    });
    return count > 0
      ? { outcome: "view-kept", viewId }
      : { outcome: "view-gone" };
  });
}

/** A name that a view may have, and how many others there are; or why it may not. */
async function freeName(
  prisma: PrismaClient,
  shopId: string,
  text: string,
  viewId: string | null = null,
): Promise<{ name: string; others: number } | Refused> {
  const name = text.trim().replace(/\s+/g, " ");
  if (!name || name.length > longestName || isBuiltIn(name))
    return { outcome: "view-refused", why: "name" };
  const others = await prisma.productView.findMany({
    where: { shopId, ...(viewId && { id: { not: viewId } }) },
    select: { name: true },
  });
  return others.some((one) => isSameName(one.name, name))
    ? { outcome: "view-refused", why: "taken" }
    : { name, others: others.length };
}

/** Two people may take a name at the same moment: the database knows who was first. */
async function orTaken(write: () => Promise<ViewChange>): Promise<ViewChange> {
  try {
    return await write();
  } catch (error) {
    if (
      error instanceof Prisma.PrismaClientKnownRequestError &&
      error.code === "P2002"
    )
      return { outcome: "view-refused", why: "taken" };
    throw error;
  }
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
