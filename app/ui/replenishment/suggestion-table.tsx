import { Form, useNavigation } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  Replenishment,
  Suggestion,
} from "../../queries/replenishment.server.ts";
import { useFormat } from "../format.ts";
import { useDayWriter } from "../write-day.ts";
import { SuggestionDetail } from "./suggestion-detail.tsx";

const tones = { high: "critical", medium: "warning", low: "success" } as const;

/** Everything that the network stores: what to send of it, until when, and what happens otherwise. */
export function SuggestionTable({
  replenishment: {
    suggestions,
    unforecast,
    currency,
    leadTime,
    penetration,
    deliveries,
    now,
  },
}: {
  replenishment: Replenishment;
}) {
  const { t } = useTranslation("replenishment");
  const { number, share } = useFormat();
  const write = useDayWriter();
  const navigation = useNavigation();
  const [edited, setEdited] = useState<Record<string, number>>({});
  const [open, setOpen] = useState<string | null>(null);
  const unitsOf = (one: Suggestion) =>
    edited[one.goodsId] ?? (one.dismissed ? 0 : one.line.units);
  const sent = suggestions.filter((one) => unitsOf(one) > 0);
  const units = sent.reduce((sum, one) => sum + unitsOf(one), 0);
  const lines = sent.map((one) => ({
    goodsId: one.goodsId,
    goodsExternalId: one.goodsExternalId,
    name: one.name,
    units: unitsOf(one),
    cartons: Math.ceil(unitsOf(one) / one.packSize),
    suggested: one.line.units,
  }));
  const shown = suggestions.find(({ goodsId }) => goodsId === open);
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t("table.title")}
            </Text>
            <Text as="p" tone="subdued">
              {suggestions.length === 0
                ? t("table.none")
                : t("table.says", { count: sent.length, units })}
              {unforecast > 0 &&
                ` ${t("table.unforecast", { count: unforecast })}`}
            </Text>
            {penetration && (
              <Text as="p" tone="subdued">
                {t("table.penetration", {
                  planned: share(penetration.asPlanned),
                  nothing: share(penetration.ifNothing),
                })}
              </Text>
            )}
          </BlockStack>
          {lines.length > 0 && (
            <Form method="post">
              <input type="hidden" name="intent" value="accept" />
              <input
                type="hidden"
                name="seen"
                value={deliveries[0]?.planId ?? "none"}
              />
              <input type="hidden" name="lines" value={JSON.stringify(lines)} />
              <Button
                submit
                variant="primary"
                loading={navigation.state !== "idle"}
              >
                {t("table.accept", { count: units })}
              </Button>
            </Form>
          )}
        </InlineStack>
      </Box>
      {suggestions.length > 0 && (
        <IndexTable
          selectable={false}
          itemCount={suggestions.length}
          resourceName={{
            singular: t("table.article"),
            plural: t("table.articles"),
          }}
          headings={[
            { title: t("table.article") },
            { title: t("table.there"), alignment: "end" },
            { title: t("table.onTheWay"), alignment: "end" },
            { title: t("table.expected"), alignment: "end" },
            { title: t("table.risk") },
            { title: t("table.sendBy") },
            { title: t("table.send"), alignment: "end" },
          ]}
        >
          {suggestions.map((one, position) => (
            <IndexTable.Row
              id={one.goodsId}
              key={one.goodsId}
              position={position}
            >
              <IndexTable.Cell className="wrapping wide">
                <button
                  type="button"
                  className="plain-button"
                  aria-expanded={open === one.goodsId}
                  onClick={() =>
                    setOpen(open === one.goodsId ? null : one.goodsId)
                  }
                >
                  {one.name}
                </button>{" "}
                <Text as="span" tone="subdued">
                  {one.sku}
                </Text>
                {one.dismissed && (
                  <Badge>
                    {t("table.dismissedUntil", {
                      day: write(
                        one.dismissed.until.toISOString().slice(0, 10),
                      ),
                      reason: one.dismissed.reason,
                    })}
                  </Badge>
                )}
              </IndexTable.Cell>
              <NumberCell>{number(one.available)}</NumberCell>
              <NumberCell>{number(one.onTheWay)}</NumberCell>
              <NumberCell>{number(Math.round(one.line.expected))}</NumberCell>
              <IndexTable.Cell>
                <Badge tone={tones[one.line.riskLevel]}>
                  {share(one.line.risk.ifNothing)}
                </Badge>
              </IndexTable.Cell>
              <IndexTable.Cell>
                {one.sendBy ? write(one.sendBy) : "–"}
              </IndexTable.Cell>
              <IndexTable.Cell>
                <TextField
                  label={t("table.sendOf", { name: one.name })}
                  labelHidden
                  type="number"
                  min={0}
                  step={one.packSize}
                  autoComplete="off"
                  align="right"
                  value={String(unitsOf(one))}
                  onChange={(value) =>
                    setEdited({
                      ...edited,
                      [one.goodsId]: Math.max(
                        0,
                        Number.parseInt(value, 10) || 0,
                      ),
                    })
                  }
                />
              </IndexTable.Cell>
            </IndexTable.Row>
          ))}
        </IndexTable>
      )}
      {shown && (
        <Box padding="400" borderBlockStartWidth="025" borderColor="border">
          <SuggestionDetail
            key={shown.goodsId}
            suggestion={shown}
            currency={currency}
            leadTime={leadTime}
            now={now}
          />
        </Box>
      )}
    </Card>
  );
}

function NumberCell({ children }: { children: string }) {
  return (
    <IndexTable.Cell>
      <Text as="span" alignment="end" numeric>
        {children}
      </Text>
    </IndexTable.Cell>
  );
}
