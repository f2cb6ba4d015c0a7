import type { PrismaClient } from "@prisma/client";
import { carrierToTell } from "#core/domain/shipments/carriers.ts";
import type { ShopId } from "#core/kit/ids.ts";
import type { World } from "#core/world/world.ts";
import { whoIs } from "./who-is.ts";

const lately = 500;

export type CarriersShown = {
  /** The merchant's own translations, from the store's names to TikTok Shop's. */
  names: Record<string, string>;
  /** Names that parcels came with lately, and what the other side is told. */
  seen: {
    name: string;
    parcels: number;
    toldTo: "storefront" | "marketplace";
    /** Empty where neither name nor number says it. */
    as: string;
  }[];
  /** The last change, which can be taken back while nothing newer was set. */
  last: {
    at: Date;
    who: string;
    before: Record<string, string>;
    after: Record<string, string>;
    isCurrent: boolean;
  } | null;
};

/** Under which names the sides are told of carriers, by rule and as it was lately. */
export async function readCarriers(
  world: Pick<World, "store" | "storefront"> & { prisma: PrismaClient },
  shopId: ShopId,
): Promise<CarriersShown> {
  const [names, parcels, line] = await Promise.all([
    world.store.inShop(shopId, (records) => records.carrierNames()),
    world.prisma.shipment.findMany({
      where: { shopId, trackingNumber: { not: null } },
      orderBy: { shippedAt: { sort: "desc", nulls: "last" } },
      take: lately,
      select: { origin: true, carrier: true, trackingNumber: true },
    }),
    world.prisma.auditLine.findFirst({
      where: { shopId, subject: "rule:carriers" },
      orderBy: { id: "desc" },
    }),
  ]);
  const seen = new Map<string, CarriersShown["seen"][number]>();
  for (const { origin, carrier, trackingNumber } of parcels) {
    const toldTo = origin === "merchant" ? "marketplace" : "storefront";
    const name = carrier?.trim() ?? "";
    const as =
      toldTo === "marketplace"
        ? carrierToTell(
            { carrier, trackingNumber: trackingNumber ?? "" },
            names,
          )
        : world.storefront.spellCarrier(name);
    const key = `${toldTo}:${name}:${as}`;
    const known = seen.get(key);
    if (known) known.parcels++;
    else seen.set(key, { name, parcels: 1, toldTo, as });
  }
  return {
    names,
    seen: [...seen.values()].sort((a, b) => b.parcels - a.parcels),
    last: line && {
      at: line.at,
      who: whoIs(line.actor),
      before: (line.before ?? {}) as Record<string, string>,
      after: (line.after ?? {}) as Record<string, string>,
      isCurrent: isSame((line.after ?? {}) as Record<string, string>, names),
    },
  };
}

const isSame = (
  one: Record<string, string>,
  other: Record<string, string>,
): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, value]) => other[name] === value);
