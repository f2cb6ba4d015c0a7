import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { OrderView } from "../../queries/order.server.ts";
import { TableOf } from "../charts/chart-figure.tsx";
import { useFormat } from "../format.ts";
import { type WayNode, wayOf } from "./way-of-order.ts";

const column = 174;
const row = 58;
const box = { width: 150, height: 44 };

/** How an order is split: its requests, its orders at the network, its parcels. The same stands below as a table. */
export function WayPicture({ order }: { order: OrderView }) {
  const { t } = useTranslation("order");
  const { number } = useFormat();
  const nodes = wayOf(order);
  // One thing that went one way needs no picture.
  if (nodes.length < 3) return null;
  const at = new Map(
    nodes.map((node) => {
      const before = nodes.filter(({ level }) => level === node.level);
      return [
        node.id,
        { x: node.level * column, y: before.indexOf(node) * row },
      ];
    }),
  );
  const depth = Math.max(...nodes.map(({ level }) => level)) + 1;
  const height =
    Math.max(...[...at.values()].map(({ y }) => y)) + box.height + 2;
  const width = depth * column - (column - box.width) + 2;
  const says = (node: WayNode) =>
    node.kind === "parcel" && node.name === ""
      ? t("way.unnumbered")
      : node.kind === "own"
        ? t("way.own")
        : node.kind === "request"
          ? t("way.request")
          : node.name;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("way.title")}
        </Text>
        <svg
          className="way"
          viewBox={`0 0 ${width} ${height}`}
          style={{ maxWidth: width }}
          role="img"
          aria-label={t("way.label", {
            requests: nodes.filter(({ kind }) => kind === "request").length,
            parcels: nodes.filter(({ kind }) => kind === "parcel").length,
          })}
        >
          {nodes.map((node) => {
            const to = at.get(node.id);
            const from = node.from && at.get(node.from);
            return to && from ? (
              <path
                key={`line-${node.id}`}
                d={`M${from.x + box.width + 1} ${from.y + box.height / 2} C${to.x - 15} ${from.y + box.height / 2} ${from.x + box.width + 15} ${to.y + box.height / 2} ${to.x} ${to.y + box.height / 2}`}
              />
            ) : null;
          })}
          {nodes.map((node) => {
            const { x, y } = at.get(node.id) ?? { x: 0, y: 0 };
            return (
              <g
                key={node.id}
                data-tone={node.tone}
                transform={`translate(${x + 1} ${y + 1})`}
              >
                <rect width={box.width} height={box.height} rx="6" />
                <text x="10" y="18">
                  {shorten(says(node))}
                </text>
                <text x="10" y="35" className="way-units">
                  {t("way.units", { count: node.units })}
                </text>
              </g>
            );
          })}
        </svg>
        <details>
          <summary>{t("way.table")}</summary>
          <TableOf
            title={t("way.title")}
            table={{
              head: [
                t("way.what"),
                t("way.name"),
                t("way.unitsHead"),
                t("way.out"),
              ],
              rows: nodes.map((node) => {
                const from = nodes.find(({ id }) => id === node.from);
                return {
                  key: node.id,
                  cells: [
                    t(`way.kind.${node.kind}`),
                    says(node),
                    number(node.units),
                    from ? says(from) : "–",
                  ],
                };
              }),
            }}
          />
        </details>
      </BlockStack>
    </Card>
  );
}

const shorten = (text: string) =>
  text.length > 20 ? `${text.slice(0, 19)}…` : text;
