import type { RouteMeasure } from "#core/domain/promise/foresee-route.ts";
import { openMeasures } from "#core/domain/promise/measure-routes.ts";
import { dayAt, dayText } from "#core/domain/promise/postal-days.ts";
import { promiseOn } from "#core/domain/promise/promise-order.ts";
import { regionOf } from "#core/domain/promise/region.ts";
import { routeKey } from "#core/domain/promise/route.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";
import { inShop } from "./in-town.ts";

const dayMs = 86_400_000;
const prefix = "past-delivery-";
const codes = ["94107", "02139", "60601", "33101", "97201"];

/** Eight weeks of parcels that the network and the warehouse sent, what was promised for them, and the night that measured them. */
export async function expectPastDeliveries(): Promise<void> {
  await forgetPastDeliveries();
  await inShop(async (prisma, shopId) => {
    const harbor = await prisma.pool.findFirstOrThrow({
      where: { shopId, kind: "own" },
    });
    const now = Date.now();
    const measures = openMeasures();
    const rule = { promiseQuantile: 0.9, ownParcelMinor: null };
    for (let nth = 0; nth < 56; nth++) {
      const byNetwork = nth % 3 !== 0;
      const placedAt = new Date(now - (60 - nth) * dayMs);
      const shippedAt = new Date(placedAt.getTime() + dayMs);
      const days = (byNetwork ? 3 : 5) + (nth % 11 === 0 ? 7 : nth % 3);
      const deliveredAt = new Date(placedAt.getTime() + days * dayMs);
      const arrived = deliveredAt.getTime() < now ? deliveredAt : null;
      const region = regionOf({
        countryCode: "US",
        state: null,
        postalCode: codes[nth % codes.length] ?? null,
      });
      const route = byNetwork
        ? ({ kind: "network", placeId: null, name: null } as const)
        : ({
            kind: "own",
            placeId: harbor.externalId,
            name: harbor.name,
          } as const);
      const known: RouteMeasure[] = measures.measures();
      const promise = promiseOn(
        route,
        {
          channel: "storefront",
          region,
          units: 1,
          releaseAt: null,
          promises: [],
        },
        {
          open: [],
          measures: known,
          rule,
          rateCards,
          perCent: 1,
          places: [],
          reason: "assigned",
          at: placedAt,
        },
      );
      const {
        route: _,
        quantile,
        promised,
        middle,
        earliest,
        alternatives,
        ...told
      } = promise;
      await prisma.order.create({
        data: {
          shopId,
          channel: "storefront",
          externalId: `${prefix}${nth}`,
          name: `#P${nth}`,
          state: arrived ? "delivered" : "shipped",
          channelState: "OPEN",
          fulfilledBy: byNetwork ? "network" : "merchant",
          currency: "USD",
          totalMinor: 1850,
          placedAt,
          sourceUpdatedAt: placedAt,
          destinationCountry: "US",
          destinationState: region?.state ?? null,
          destinationZip3: region?.zip3 ?? null,
          shipments: {
            create: {
              shopId,
              origin: byNetwork ? "network" : "merchant",
              externalId: `${prefix}${nth}`,
              status: arrived ? "COMPLETED" : "SHIPPED",
              condition: "live",
              shippedAt,
              deliveredAt: arrived,
              placeId: route.placeId,
              lines: [],
            },
          },
          promises: {
            create: {
              ...told,
              shopId,
              route: routeKey(route),
              routeName: route.name,
              quantile,
              promised,
              arrival: [...told.arrival],
              alternatives: [],
              madeAt: placedAt,
              delivered: arrived && dayText(dayAt(arrived)),
            },
          },
        },
      });
      measures.add({
        route,
        region,
        placedAt,
        shippedAt,
        deliveredAt: arrived,
      });
    }
    await prisma.routeMeasure.createMany({
      data: measures.measures().map(({ handling, transit, ...one }) => ({
        shopId,
        ...one,
        handling: [...handling],
        transit: [...transit],
        measuredAt: new Date(now),
      })),
    });
  });
}

/** Other stories of the town find its orders and its measures as they were. */
export const forgetPastDeliveries = () =>
  inShop(async (prisma, shopId) => {
    await prisma.order.deleteMany({
      where: { shopId, externalId: { startsWith: prefix } },
    });
    await prisma.routeMeasure.deleteMany({ where: { shopId } });
  });
