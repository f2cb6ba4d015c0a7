import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  InlineGrid,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Row = { id: number; from: string; to: string };

/** The merchant's own translations: the store's name for a carrier, and TikTok Shop's. */
export function NamesForm({ names }: { names: Record<string, string> }) {
  const { t } = useTranslation("carriers");
  const navigation = useNavigation();
  const [rows, setRows] = useState<Row[]>(() => [
    ...Object.entries(names).map(([from, to], id) => ({ id, from, to })),
    { id: Object.keys(names).length, from: "", to: "" },
  ]);
  const change = (id: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  return (
    <Card>
      <Form method="post">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("names.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("names.text")}
          </Text>
          {rows.map((row, index) => (
            <InlineGrid
              key={row.id}
              columns={{ xs: 1, sm: "1fr 1fr auto" }}
              gap="200"
              alignItems="end"
            >
              <TextField
                label={t("names.from", { at: index + 1 })}
                name="from"
                value={row.from}
                onChange={(from) => change(row.id, { from })}
                maxLength={100}
                autoComplete="off"
              />
              <TextField
                label={t("names.to", { at: index + 1 })}
                name="to"
                value={row.to}
                onChange={(to) => change(row.id, { to })}
                maxLength={100}
                autoComplete="off"
              />
              <Button
                accessibilityLabel={t("names.removeAt", { at: index + 1 })}
                onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
              >
                {t("names.remove")}
              </Button>
            </InlineGrid>
          ))}
          <ButtonGroup>
            <Button
              onClick={() =>
                setRows([
                  ...rows,
                  {
                    id: Math.max(-1, ...rows.map(({ id }) => id)) + 1,
                    from: "",
                    to: "",
                  },
                ])
              }
            >
              {t("names.add")}
            </Button>
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
          </ButtonGroup>
        </BlockStack>
      </Form>
    </Card>
  );
}
