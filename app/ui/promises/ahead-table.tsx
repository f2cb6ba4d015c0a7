import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { zones } from "#core/domain/promise/region.ts";
import type { Ahead, AheadCell } from "../../queries/promise-ahead.server.ts";
import { useFormat } from "../format.ts";
import { Pager } from "../pager.tsx";
import { useRouteName } from "./route-words.ts";

/** Days until a product could be promised, by the part of the country: the darker the longer. */
export function AheadTable({
  ahead,
  goTo,
}: {
  ahead: Ahead;
  goTo: (page: number) => void;
}) {
  const { t } = useTranslation("promises");
  const { share } = useFormat();
  const { rows, region } = ahead;
  return (
    <Card padding="0">
      <BlockStack gap="300">
        <div className="heat-head">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t("ahead.title")}
            </Text>
            <Text as="p" tone="subdued">
              {t("ahead.says", { sure: share(ahead.quantile) })}
            </Text>
            <InlineStack gap="200">
              {(["network", "own", "other"] as const).map((kind) => (
                <Badge key={kind}>
                  {`${t(`ahead.sign.${kind}`)} ${t(`route.${kind}`)}`}
                </Badge>
              ))}
            </InlineStack>
          </BlockStack>
        </div>
        {rows.length === 0 ? (
          <div className="heat-head">
            <Text as="p">{t("ahead.nothing")}</Text>
          </div>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
          <section className="heat" tabIndex={0} aria-label={t("ahead.title")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("ahead.product")}</th>
                  {region && (
                    <th scope="col">
                      {region.zip3
                        ? t("ahead.here", { zip3: region.zip3 })
                        : region.state}
                    </th>
                  )}
                  {zones.map((zone) => (
                    <th scope="col" key={zone}>
                      <abbr title={t(`zone.${zone}`)}>{`${zone}••••`}</abbr>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.variantId}>
                    <th scope="row">
                      {row.name}
                      {row.sku && <small>{row.sku}</small>}
                    </th>
                    {region && <Cell cell={row.here} />}
                    {row.cells.map((cell, at) => (
                      <Cell key={zones[at]} cell={cell} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        <Pager at={ahead} goTo={goTo} />
      </BlockStack>
    </Card>
  );
}

/** Longer than this is as dark as it gets. */
const darkestDays = 12;

function Cell({ cell }: { cell: AheadCell | null }) {
  const { t } = useTranslation("promises");
  const { day, number } = useFormat();
  const nameOf = useRouteName();
  if (!cell)
    return (
      <td data-heat="none">
        <abbr title={t("ahead.none")}>–</abbr>
      </td>
    );
  const heat = Math.min(4, Math.floor((cell.days / darkestDays) * 5));
  return (
    <td data-heat={heat}>
      <abbr
        title={t("ahead.cell", {
          day: day(cell.promised),
          place: nameOf(cell.route),
        })}
      >
        {number(cell.days)}
        <span aria-hidden="true">{t(`ahead.sign.${cell.route.kind}`)}</span>
      </abbr>
    </td>
  );
}
