import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CarrierNames } from "#core/domain/orders/carrier-names.ts";

type Side = keyof CarrierNames;
type Row = { id: number; from: string; to: string };

/** The merchant's own translations, both ways: the other side's name for a carrier, and that of the side that is told. */
export function NamesForm({ names }: { names: CarrierNames }) {
  const { t } = useTranslation("carriers");
  const navigation = useNavigation();
  return (
    <Card>
      <Form method="post">
        <BlockStack gap="400">
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t("names.title")}
            </Text>
            <Text as="p" tone="subdued">
              {t("names.text")}
            </Text>
          </BlockStack>
          <NamesOfSide side="marketplace" names={names.marketplace} />
          <NamesOfSide side="storefront" names={names.storefront} />
          <Box>
            <Button
              submit
              variant="primary"
              loading={
                navigation.formMethod === "POST" &&
                !navigation.formData?.has("undo")
              }
            >
              {t("names.save")}
            </Button>
          </Box>
        </BlockStack>
      </Form>
    </Card>
  );
}

function NamesOfSide({
  side,
  names,
}: {
  side: Side;
  names: Record<string, string>;
}) {
  const { t } = useTranslation("carriers");
  const [rows, setRows] = useState<Row[]>(() => [
    ...Object.entries(names).map(([from, to], id) => ({ id, from, to })),
    { id: Object.keys(names).length, from: "", to: "" },
  ]);
  const change = (id: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const next = Math.max(-1, ...rows.map(({ id }) => id)) + 1;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t(`names.${side}.title`)}
      </Text>
      <Text as="p" tone="subdued">
        {t(`names.${side}.text`)}
      </Text>
      {rows.map((row, index) => (
        <InlineGrid
          key={row.id}
          columns={{ xs: 1, sm: "1fr 1fr auto" }}
          gap="200"
          alignItems="end"
        >
          <TextField
            label={t(`names.${side}.from`, { at: index + 1 })}
            name={`${side}.from`}
            value={row.from}
            onChange={(from) => change(row.id, { from })}
            maxLength={100}
            autoComplete="off"
          />
          <TextField
            label={t(`names.${side}.to`, { at: index + 1 })}
            name={`${side}.to`}
            value={row.to}
            onChange={(to) => change(row.id, { to })}
            maxLength={100}
            autoComplete="off"
          />
          <Button
            accessibilityLabel={t(`names.${side}.removeAt`, { at: index + 1 })}
            onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
          >
            {t("names.remove")}
          </Button>
        </InlineGrid>
      ))}
      <Box>
        <Button
          onClick={() => setRows([...rows, { id: next, from: "", to: "" }])}
        >
          {t(`names.${side}.add`)}
        </Button>
      </Box>
    </BlockStack>
  );
}
