import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  Checkbox,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListingAttribute } from "#core/domain/listing-facts.ts";
import type { ListingWish } from "#core/domain/listings/draft-listing.ts";
import type { ListingPreview } from "#core/flows/list-product.ts";
import { AttributeField, AttributeInputs } from "./attribute-field.tsx";
import { CategoryField } from "./category-field.tsx";
import { SizeChartField } from "./size-chart-field.tsx";
import { SizeFields, sizeAsSaid } from "./size-fields.tsx";

/** What only the merchant can say: it is checked again before it can be confirmed. */
export function ListingForm({
  wish,
  preview,
}: {
  wish: ListingWish;
  preview: ListingPreview;
}) {
  const { t } = useTranslation(["listing", "common"]);
  const [said, setSaid] = useState<Record<string, string>>({
    weight: wish.weightGrams ? String(wish.weightGrams) : "",
    ...sizeAsSaid(wish.sizeMillimetres),
  });
  const say = (name: string, value: string) =>
    setSaid({ ...said, [name]: value });
  const [answers, setAnswers] = useState<
    Record<string, ListingAttribute["values"]>
  >({});
  const [withGoods, setWithGoods] = useState(wish.withGoods);
  const navigation = useNavigation();
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
              <TextField
                label={t("weight")}
                name="weight"
                value={said.weight ?? ""}
                onChange={(value) => say("weight", value)}
                autoComplete="off"
              />
              <SizeFields said={said} onChange={say} />
              {preview.sizeChart !== "none" && (
                <SizeChartField
                  pictures={preview.pictures.flatMap(({ url }) => url ?? [])}
                  said={wish.sizeChartUrl ?? ""}
                  isRequired={preview.sizeChart === "required"}
                />
              )}
              {preview.asks.map((ask) => (
                <AttributeField
                  key={ask.externalId}
                  attribute={ask}
                  values={answers[ask.externalId] ?? []}
                  onChange={(values) =>
                    setAnswers({ ...answers, [ask.externalId]: values })
                  }
                />
              ))}
              {wish.attributes.map((told) => (
                <AttributeInputs key={told.id} {...told} />
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
