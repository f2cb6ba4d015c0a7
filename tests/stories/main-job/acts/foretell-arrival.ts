import { buyersHome, type Cast } from "../cast.ts";
import type { ArrivalAhead } from "../merchant.ts";
import type { Scene } from "../scene.ts";

/** The merchant asks when goods would be at a buyer's door and on which route, and reads what orders were promised. */
export async function foretellArrival(
  { memory, merchant, log }: Scene,
  cast: Cast,
): Promise<void> {
  const own = cast.own[5];
  if (!own)
    throw new Error("there is nothing of the merchant's own to ask for");
  for (const { sku } of [cast.overTwoCentres, own]) {
    const ahead = await merchant.arrivalAhead(sku, buyersHome);
    const { taken, routes, quantile } = ahead;
    if (!taken) throw new Error(`no route has any of ${sku}`);
    const known = routes.find(
      ({ kind, name, promised }) =>
        kind === taken.kind &&
        name === taken.name &&
        promised === taken.promised,
    );
    if (!known)
      throw new Error(
        `an order would go from ${taken.name ?? taken.kind}, which is no route`,
      );
    const { why } = taken;
    const because =
      why.reason === "given"
        ? `${why.orders} of the last ${why.of} orders went there`
        : why.reason;
    log(
      `  ${sku} to ${buyersHome.city}, ${Math.round(quantile * 100)}% sure: ${routes.map((route) => tellRoute(route, ahead)).join("; ")}; an order would go from ${taken.name ?? taken.kind} (${because})`,
    );
  }

  const made = await memory.prisma.deliveryPromise.groupBy({
    by: ["route", "routeName", "promised"],
    where: { voidedAt: null },
    _count: true,
    orderBy: [{ route: "asc" }, { promised: "asc" }],
  });
  if (made.length === 0) throw new Error("no order was promised a day");
  for (const { route, routeName, promised, _count } of made)
    log(
      `  promised by ${promised} on the route ${routeName ?? route}: ${_count} ${_count === 1 ? "order" : "orders"}`,
    );
}

function tellRoute(
  {
    kind,
    name,
    promised,
    costMinor,
    isCostAssumed,
  }: ArrivalAhead["routes"][number],
  { currency }: ArrivalAhead,
): string {
  const cost =
    costMinor === null
      ? "cost not known"
      : `${(costMinor / 100).toFixed(2)} ${currency}${isCostAssumed ? ", assumed" : ""}`;
  return `${name ?? kind} by ${promised} (${cost})`;
}
