import type { PrismaClient } from "@prisma/client";
import type { CarrierNames } from "#core/domain/orders/carrier-names.ts";
import { carrierToTell } from "#core/domain/shipments/carriers.ts";
import type { ShopId } from "#core/kit/ids.ts";
import { canonicalJson } from "#core/kit/json.ts";
import type { World } from "#core/world/world.ts";
import { whoIs } from "./who-is.ts";

const lately = 500;

export type CarriersShown = {
  names: CarrierNames;
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
    before: CarrierNames;
    after: CarrierNames;
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
    const told = carrierToTell(
      { carrier, trackingNumber: trackingNumber ?? "" },
      names[toldTo],
    );
    const as =
      toldTo === "marketplace" ? told : world.storefront.spellCarrier(told);
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
      before: toNames(line.before),
      after: toNames(line.after),
      isCurrent: canonicalJson(toNames(line.after)) === canonicalJson(names),
    },
  };
}

/** Older lines of the audit hold the names for TikTok Shop alone. */
function toNames(kept: unknown): CarrierNames {
  const names = (kept ?? {}) as CarrierNames | Record<string, string>;
  return typeof names.marketplace === "object"
    ? (names as CarrierNames)
    : { marketplace: names as Record<string, string>, storefront: {} };
}
