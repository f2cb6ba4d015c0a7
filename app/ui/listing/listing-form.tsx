import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  Checkbox,
  FormLayout,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListingWish } from "#core/domain/listings/draft-listing.ts";
import type { ListingPreview } from "#core/flows/list-product.ts";
import { CategoryField } from "./category-field.tsx";

const centimetres = (millimetres: number | undefined) =>
  millimetres === undefined ? "" : String(millimetres / 10);

/** What only the merchant can say: it is checked again before it can be confirmed. */
export function ListingForm({
  wish,
  preview,
}: {
  wish: ListingWish;
  preview: ListingPreview;
}) {
  const { t } = useTranslation(["listing", "common"]);
  const size = wish.sizeMillimetres;
  const [said, setSaid] = useState<Record<string, string>>({
    weight: wish.weightGrams ? String(wish.weightGrams) : "",
    length: centimetres(size?.length),
    width: centimetres(size?.width),
    height: centimetres(size?.height),
    ...Object.fromEntries(
      wish.attributes.map(({ id, values }) => [
        `attribute:${id}`,
        values[0]?.id ?? "",
      ]),
    ),
  });
  const [withGoods, setWithGoods] = useState(wish.withGoods);
  const navigation = useNavigation();
  const field = (name: "weight" | "length" | "width" | "height") => (
    <TextField
      label={t(name)}
      name={name}
      value={said[name] ?? ""}
      onChange={(value) => setSaid({ ...said, [name]: value })}
      autoComplete="off"
    />
  );
  const isReady = preview.draft !== null && preview.blockers.length === 0;
  return (
    <>
      <Card>
        <Form method="get">
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("asks")}
            </Text>
            <FormLayout>
              <CategoryField
                key={preview.category?.externalId}
                chosen={preview.category}
              />
              {field("weight")}
              <FormLayout.Group condensed>
                {field("length")}
                {field("width")}
                {field("height")}
              </FormLayout.Group>
              {preview.asks.map((ask) => (
                <Select
                  key={ask.externalId}
                  label={ask.name}
                  name={`attribute:${ask.externalId}`}
                  options={[
                    { value: "", label: t("choose") },
                    ...ask.values.map(({ externalId, name }) => ({
                      value: externalId,
                      label: name,
                    })),
                  ]}
                  value={said[`attribute:${ask.externalId}`] ?? ""}
                  onChange={(value) =>
                    setSaid({ ...said, [`attribute:${ask.externalId}`]: value })
                  }
                />
              ))}
              {wish.attributes.map(({ id, values }) => (
                <input
                  key={id}
                  type="hidden"
                  name={`attribute:${id}`}
                  value={values[0]?.id ?? ""}
                />
              ))}
              <Checkbox
                label={t("withGoods")}
                name="withGoods"
                value="on"
                checked={withGoods}
                onChange={setWithGoods}
              />
            </FormLayout>
            <InlineStack>
              <Button submit loading={navigation.state === "loading"}>
                {t("check")}
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
      </Card>
      <Form method="post">
        <input type="hidden" name="fingerprint" value={preview.fingerprint} />
        <Button
          submit
          variant="primary"
          size="large"
          disabled={!isReady}
          loading={navigation.formMethod === "POST"}
        >
          {t(isReady ? "list" : "notReady")}
        </Button>
      </Form>
    </>
  );
}
