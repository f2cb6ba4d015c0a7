import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { demandEventKinds } from "#core/domain/demand/demand-event.ts";
import type { DemandEvents } from "../../queries/demand-events.server.ts";
import { DateField, NumberField } from "../form-fields.tsx";

const subjects = ["shop", "collection", "product", "sku"] as const;
type Subject = (typeof subjects)[number];

/** Tells of a live, a campaign or a discount: when, for what, and how much more it will sell. */
export function EventForm({
  told: { today, collections, products },
}: {
  told: Pick<DemandEvents, "today" | "collections" | "products">;
}) {
  const { t } = useTranslation("demand");
  const navigation = useNavigation();
  const [kind, setKind] = useState<string>("live");
  const [about, setAbout] = useState<Subject>("shop");
  const [collection, setCollection] = useState(collections[0] ?? "");
  const [productId, setProductId] = useState(products[0]?.id ?? "");
  const [sku, setSku] = useState("");
  const [startsOn, setStartsOn] = useState(today);
  const [endsOn, setEndsOn] = useState("");
  const [lift, setLift] = useState("");
  const [name, setName] = useState("");
  return (
    <Card>
      <Form method="post">
        <input type="hidden" name="intent" value="note-event" />
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("event-form.title")}
          </Text>
          <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="300">
            <Select
              label={t("event-form.kind")}
              name="kind"
              value={kind}
              onChange={setKind}
              options={demandEventKinds.map((value) => ({
                value,
                label: t(`kind.${value}`),
              }))}
            />
            <Select
              label={t("event-form.about")}
              name="about"
              value={about}
              onChange={(value) =>
                setAbout(subjects.find((one) => one === value) ?? "shop")
              }
              options={subjects
                .filter(
                  (value) =>
                    (value !== "collection" || collections.length > 0) &&
                    (value !== "product" || products.length > 0),
                )
                .map((value) => ({ value, label: t(`about.${value}`) }))}
            />
            {about === "collection" && (
              <Select
                label={t("about.collection")}
                name="collection"
                value={collection}
                onChange={setCollection}
                options={collections}
              />
            )}
            {about === "product" && (
              <Select
                label={t("about.product")}
                name="productId"
                value={productId}
                onChange={setProductId}
                options={products.map(({ id, title }) => ({
                  value: id,
                  label: title,
                }))}
              />
            )}
            {about === "sku" && (
              <TextField
                label={t("about.sku")}
                name="sku"
                autoComplete="off"
                value={sku}
                onChange={setSku}
              />
            )}
            <DateField
              label={t("event-form.startsOn")}
              name="startsOn"
              value={startsOn}
              onChange={setStartsOn}
            />
            <DateField
              label={t("event-form.endsOn")}
              name="endsOn"
              min={startsOn}
              value={endsOn}
              onChange={setEndsOn}
            />
            <NumberField
              label={t("event-form.lift")}
              name="lift"
              min={0.05}
              step={0.05}
              suffix="×"
              placeholder={t("event-form.learned")}
              value={lift}
              onChange={setLift}
            />
            <TextField
              label={t("event-form.name")}
              name="name"
              autoComplete="off"
              maxLength={120}
              value={name}
              onChange={setName}
            />
          </InlineGrid>
          <InlineStack gap="300" blockAlign="center">
            <Button
              submit
              variant="primary"
              loading={navigation.state !== "idle"}
              disabled={startsOn === "" || (about === "sku" && sku === "")}
            >
              {t("event-form.do")}
            </Button>
            <Text as="span" tone="subdued">
              {t("event-form.says")}
            </Text>
          </InlineStack>
        </BlockStack>
      </Form>
    </Card>
  );
}
