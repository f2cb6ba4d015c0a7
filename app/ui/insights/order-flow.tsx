import { useTranslation } from "react-i18next";
import type {
  Insights,
  OrderFlow as Stream,
} from "../../queries/insights.server.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { Flow } from "../charts/drawn.ts";
import { useFormat } from "../format.ts";

/** Where orders came from, who ships them, and how far they have come. */
export function OrderFlow({ flow }: Pick<Insights, "flow">) {
  const { t } = useTranslation(["insights", "common"]);
  const { number } = useFormat();
  const total = flow.reduce((sum, { orders }) => sum + orders, 0);
  const names = {
    channel: (key: string) => t(`common:channel.${key as Stream["channel"]}`),
    shipper: (key: string) => t(`flow.shipper.${key as Stream["fulfilledBy"]}`),
    state: (key: string) => t(`flow.state.${key as "shipped"}`),
  };
  const told = [...flow].sort((one, other) => other.orders - one.orders);
  return (
    <ChartFigure
      title={t("flow.title")}
      says={total === 0 ? t("flow.none") : t("flow.says", { count: total })}
      height={320}
      table={
        total === 0
          ? null
          : {
              head: [
                t("flow.channel"),
                t("flow.shippedBy"),
                t("flow.stands"),
                t("flow.orders"),
              ],
              rows: told.map((one) => ({
                key: `${one.channel} ${one.fulfilledBy} ${one.state}`,
                cells: [
                  names.channel(one.channel),
                  names.shipper(one.fulfilledBy),
                  names.state(one.state),
                  number(one.orders),
                ],
              })),
            }
      }
      chart={() => <Flow {...drawingOf(flow, names)} write={number} />}
    />
  );
}

type Names = Record<"channel" | "shipper" | "state", (key: string) => string>;

function drawingOf(flow: Stream[], names: Names) {
  const nodes: { name: string }[] = [];
  const places = new Map<string, number>();
  const placeOf = (stage: keyof Names, key: string): number => {
    const known = places.get(`${stage} ${key}`);
    if (known !== undefined) return known;
    places.set(`${stage} ${key}`, nodes.length);
    return nodes.push({ name: names[stage](key) }) - 1;
  };
  const links = new Map<
    string,
    { source: number; target: number; value: number }
  >();
  const add = (source: number, target: number, value: number) => {
    const link = links.get(`${source} ${target}`);
    if (link) link.value += value;
    else links.set(`${source} ${target}`, { source, target, value });
  };
  for (const { channel, fulfilledBy, state, orders } of flow) {
    const shipper = placeOf("shipper", fulfilledBy);
    add(placeOf("channel", channel), shipper, orders);
    add(shipper, placeOf("state", state), orders);
  }
  return { nodes, links: [...links.values()] };
}
