import { Form, useSearchParams } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  List,
  Spinner,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PlacementFact } from "#core/domain/inbound-facts.ts";
import { networkTimeZone } from "#core/domain/replenishment/network-time.ts";
import type { DeliveryAdvice } from "../../queries/advised-way.server.ts";
import type { DeliveryPage } from "../../queries/delivery.server.ts";
import type { JudgedWay } from "../../queries/judged-ways.server.ts";
import { useFormat } from "../format.ts";
import { useReader } from "../reader.tsx";

type Wish = { way: "direct" | "hub"; from: Date } | null;

const keyOf = (way: string, from: Date) => `${way} ${from.toISOString()}`;

const unitsOf = (lines: readonly { quantity: number }[]) =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** The ways and weeks that the network offers; of the one that is looked at, what it would do and what it takes for it. */
export function WayChoice({
  planId,
  lines,
  ways,
  placement,
  wish,
  advice,
}: {
  planId: string;
  lines: DeliveryPage["lines"];
  ways: JudgedWay[];
  placement: PlacementFact | null;
  wish: Wish;
  advice: DeliveryAdvice | null;
}) {
  const { t } = useTranslation("replenishment");
  const [, setParams] = useSearchParams();
  const { locale } = useReader();
  const { money, number } = useFormat();
  const centreOf = (externalId: string) =>
    ways
      .flatMap(({ centres }) => centres)
      .find((centre) => centre.externalId === externalId)?.name || externalId;
  const nameOf = (goodsExternalId: string) =>
    lines.find((line) => line.goodsExternalId === goodsExternalId)?.name ??
    goodsExternalId;
  const day = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    month: "short",
    day: "numeric",
    timeZone: networkTimeZone,
  });
  const ledTo = (way: string, from: Date) => {
    const offer = advice?.offers.find(
      (one) => one.way === way && one.from.getTime() === from.getTime(),
    );
    return [
      offer && t("way.onSale", { day: day.format(offer.onSaleBy) }),
      offer &&
        advice &&
        offer.missedMinor > 0 &&
        t("way.missed", { missed: money(offer.missedMinor, advice.currency) }),
      offer &&
        advice &&
        offer.storageMinor > 0 &&
        t("way.stored", { stored: money(offer.storageMinor, advice.currency) }),
    ];
  };
  const { advised, daysToSale } = advice ?? {};
  const measured = Object.values(daysToSale ?? {}).reduce(
    (sum, known) => sum + known.measured,
    0,
  );
  const choices = ways.flatMap(({ way, windows, centres, fee }) =>
    windows.map(({ from, until, fault }) => ({
      value: keyOf(way, from),
      disabled: fault !== null,
      label: t(`way.${way}`, {
        from: day.format(from),
        until: day.format(until),
      }),
      helpText: [
        fault && t(`way.fault.${fault}`),
        centres.map(({ name }) => name).join(", "),
        fee && t("way.about", { fee: money(fee.minor, fee.currency) }),
        ...ledTo(way, from),
        advised?.way === way &&
          advised.from.getTime() === from.getTime() &&
          t(`way.advised.${advised.reason}`),
      ]
        .filter(Boolean)
        .join(" · "),
    })),
  );
  const window = ways
    .find(({ way }) => way === wish?.way)
    ?.windows.find(
      ({ from, fault }) =>
        fault === null && from.getTime() === wish?.from.getTime(),
    );
  return (
    <Card>
      <BlockStack gap="300">
        <ChoiceList
          title={t("way.title")}
          choices={choices}
          selected={wish ? [keyOf(wish.way, wish.from)] : []}
          onChange={([chosen]) => {
            const [way = "", from = ""] = (chosen ?? "").split(" ");
            setParams({ way, from });
          }}
        />
        {daysToSale && (
          <Text as="p" tone="subdued">
            {t(measured > 0 ? "way.measured" : "way.assumed", {
              count: measured,
              direct: daysToSale.direct.p80,
              hub: daysToSale.hub.p80,
            })}
          </Text>
        )}
        <div role="status">
          {placement?.state === "working" && (
            <InlineStack gap="200" blockAlign="center">
              <Spinner size="small" />
              <Text as="span">{t("way.working")}</Text>
            </InlineStack>
          )}
          {placement?.state === "failed" && (
            <Text as="p" tone="critical">
              {t("way.failed")}
            </Text>
          )}
        </div>
        {placement?.state === "ready" &&
          window &&
          wish &&
          placement.options.map((option) => (
            <Form method="post" key={option.externalId}>
              <input type="hidden" name="intent" value="take-way" />
              <input type="hidden" name="planId" value={planId} />
              <input type="hidden" name="way" value={wish.way} />
              <input
                type="hidden"
                name="from"
                value={window.from.toISOString()}
              />
              <input
                type="hidden"
                name="until"
                value={window.until.toISOString()}
              />
              <input
                type="hidden"
                name="optionExternalId"
                value={option.externalId}
              />
              <input
                type="hidden"
                name="feeMinor"
                value={option.fee?.minor ?? ""}
              />
              <input
                type="hidden"
                name="currency"
                value={option.fee?.currency ?? ""}
              />
              <InlineStack align="space-between" blockAlign="start" gap="300">
                <BlockStack gap="200">
                  <Text as="p">
                    {t("way.option", {
                      count: option.shipments.length,
                      fee: option.fee
                        ? money(option.fee.minor, option.fee.currency)
                        : t("way.free"),
                    })}
                  </Text>
                  <List>
                    {option.shipments.map((shipment) => (
                      <List.Item key={shipment.centreExternalId}>
                        {t("way.shipment", {
                          centre: centreOf(shipment.centreExternalId),
                          count: unitsOf(shipment.lines),
                          what: shipment.lines
                            .map(
                              ({ goodsExternalId, quantity }) =>
                                `${number(quantity)} × ${nameOf(goodsExternalId)}`,
                            )
                            .join(", "),
                        })}
                      </List.Item>
                    ))}
                  </List>
                </BlockStack>
                <Button submit variant="primary">
                  {t("way.take")}
                </Button>
              </InlineStack>
            </Form>
          ))}
      </BlockStack>
    </Card>
  );
}
