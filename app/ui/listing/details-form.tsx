import { Form, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  ListingAttribute,
  ListingPartsFact,
} from "#core/domain/listing-facts.ts";
import {
  nameOfSku,
  type SaidDetails,
} from "#core/domain/listings/plan-details.ts";
import type { DetailPart } from "#core/domain/listings/refused-details.ts";
import type { DetailsPreview } from "#core/flows/change-details.ts";
import { formatDecimal } from "#core/kit/money.ts";
import { useFormat } from "../format.ts";
import { AttributeField } from "./attribute-field.tsx";
import { CategoryField } from "./category-field.tsx";
import { noChart } from "./no-chart.ts";
import { RefusalBeside } from "./refused-details.tsx";
import { SizeChartField } from "./size-chart-field.tsx";
import { SizeFields, sizeAsSaid } from "./size-fields.tsx";

/** As the field of the size chart says it; empty: as it is. */
const chartAsSaid = (chart: SaidDetails["sizeChart"]): string =>
  chart === null ? "" : (chart.url ?? noChart);

type Category = { externalId: string; path: string[] };

const decimalOf = (minor: number | null, currency: string) =>
  minor === null ? "" : formatDecimal({ minor, currency });

const skusOf = ({ skus }: ListingPartsFact): SaidDetails["skus"] =>
  skus.map(({ externalId, barcode, listPriceMinor }) => ({
    externalId,
    barcode: barcode?.code ?? "",
    listPriceMinor,
  }));

const skusAsSaid = (
  { skus: known }: ListingPartsFact,
  { skus }: Pick<SaidDetails, "skus">,
): Record<string, string> =>
  Object.fromEntries(
    skus.flatMap(({ externalId, barcode, listPriceMinor }) => {
      const sku = known.find((one) => one.externalId === externalId);
      return [
        [`code:${externalId}`, barcode],
        [
          `before:${externalId}`,
          decimalOf(listPriceMinor, sku?.currency ?? ""),
        ],
      ];
    }),
  );

/**
 * What stands on TikTok Shop, to be changed, beside what Shopify says; what is said is checked before it can be confirmed.
 * Where a refused change is corrected, it holds what was refused, with TikTok Shop's words beside the part they are about.
 */
export function DetailsForm({
  now,
  preview,
  unread,
  categoriesAt,
  children,
}: {
  now: ListingPartsFact;
  preview: DetailsPreview;
  /** Fields that could not be read. */
  unread: string[];
  /** Where categories are searched; not said: the merchant's own page. */
  categoriesAt?: string;
  /** What else is sent. */
  children?: ReactNode;
}) {
  const { t } = useTranslation("listing");
  const { number } = useFormat();
  const navigation = useNavigation();
  const { storefront, recommended, refused } = preview;
  const first: SaidDetails = refused?.said ?? {
    categoryId: null,
    brand: now.brandName ?? "",
    attributes: now.attributes,
    sizeMillimetres: now.sizeMillimetres,
    sizeChart: null,
    skus: skusOf(now),
  };
  const refusalOf = (...parts: DetailPart[]) => (
    <RefusalBeside refused={refused} parts={parts} />
  );
  const [category, setCategory] = useState<Category | null>(preview.category);
  const [said, setSaid] = useState<Record<string, string>>({
    brand: first.brand,
    ...sizeAsSaid(first.sizeMillimetres),
    ...skusAsSaid(now, first),
  });
  const [answers, setAnswers] = useState<
    Record<string, ListingAttribute["values"]>
  >(Object.fromEntries(first.attributes.map(({ id, values }) => [id, values])));
  const say = (name: string, value: string) =>
    setSaid((before) => ({ ...before, [name]: value }));
  const attributeFields = (isRequired: boolean) =>
    preview.attributes
      .filter((attribute) => attribute.isRequired === isRequired)
      .map((attribute) => (
        <AttributeField
          key={attribute.externalId}
          attribute={attribute}
          values={answers[attribute.externalId] ?? []}
          onChange={(values) =>
            setAnswers({ ...answers, [attribute.externalId]: values })
          }
        />
      ));
  const required = attributeFields(true);
  const optional = attributeFields(false);
  return (
    <Form method="post">
      {children}
      <input
        type="hidden"
        name="currency"
        value={now.skus[0]?.currency ?? ""}
      />
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("details.listing")}
            </Text>
            <FormLayout>
              <BlockStack gap="200">
                <CategoryField
                  key={category?.externalId}
                  chosen={category}
                  whereEmpty={t("details.unchanged")}
                  {...(categoriesAt && { searchAt: categoriesAt })}
                />
                {refusalOf("category")}
                {recommended &&
                  recommended.externalId !== category?.externalId && (
                    <InlineStack gap="200" blockAlign="center">
                      <Text as="span" tone="subdued">
                        {t("details.recommended", {
                          category:
                            recommended.path.join(" › ") ||
                            recommended.externalId,
                        })}
                      </Text>
                      <Button
                        variant="plain"
                        onClick={() => setCategory(recommended)}
                      >
                        {t("details.take")}
                      </Button>
                    </InlineStack>
                  )}
                {storefront.productType && (
                  <Text as="p" tone="subdued">
                    {t("details.type", { type: storefront.productType })}
                  </Text>
                )}
              </BlockStack>
              <TextField
                label={t("details.brand")}
                name="brand"
                value={said.brand ?? ""}
                onChange={(value) => say("brand", value)}
                helpText={t("details.brandHelp", {
                  vendor: storefront.vendor || t("details.nothing"),
                })}
                autoComplete="off"
              />
              {refusalOf("brand")}
              <SizeFields said={said} unread={unread} onChange={say} />
              {refusalOf("size")}
              {(preview.sizeChart !== "none" || now.sizeChart) && (
                <SizeChartField
                  pictures={storefront.pictures}
                  said={chartAsSaid(first.sizeChart)}
                  isRequired={preview.sizeChart === "required"}
                  hasOne={now.sizeChart !== null}
                  unread={unread.includes("sizeChart")}
                />
              )}
              {refusalOf("sizeChart")}
              <Text as="p" tone="subdued">
                {t("details.weightHelp", {
                  weight: number(now.weightGrams ?? 0),
                  shopify: number(storefront.weightGrams),
                })}
              </Text>
            </FormLayout>
          </BlockStack>
        </Card>
        {refusalOf("attribute")}
        <Attributes title={t("details.required")} fields={required} />
        <Attributes title={t("details.optional")} fields={optional} />
        {preview.attributes.length === 0 && (
          <Text as="p" tone="subdued">
            {t("details.noAttributes")}
          </Text>
        )}
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t("details.skus")}
            </Text>
            <Text as="p" tone="subdued">
              {t("details.skusHelp")}
            </Text>
            {refusalOf("barcode", "compareAt")}
            <InlineStack>
              <Button
                onClick={() => setSaid({ ...said, ...taken(now, preview) })}
              >
                {t("details.takeAll")}
              </Button>
            </InlineStack>
            {now.skus.map((sku) => (
              <SkuFields
                key={sku.externalId}
                sku={sku}
                storefront={storefront.skus[sku.externalId]}
                said={said}
                unread={unread}
                onChange={say}
              />
            ))}
          </BlockStack>
        </Card>
        <InlineStack>
          <Button
            submit
            size="large"
            loading={
              navigation.state !== "idle" &&
              !navigation.formData?.has("fingerprint") &&
              navigation.formMethod === "POST"
            }
          >
            {t("details.look")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}

/** Shopify's codes where TikTok Shop has none, and its prices before by the shop's rule. */
function taken(
  { skus }: ListingPartsFact,
  { storefront }: DetailsPreview,
): Record<string, string> {
  return Object.fromEntries(
    skus.flatMap(({ externalId, barcode, currency }) => {
      const own = storefront.skus[externalId];
      if (!own) return [];
      const before = decimalOf(own.listPriceMinor, currency);
      return [
        ...(barcode || !own.barcode
          ? []
          : [[`code:${externalId}`, own.barcode]]),
        ...(before ? [[`before:${externalId}`, before]] : []),
      ];
    }),
  );
}

function Attributes({
  title,
  fields,
}: {
  title: string;
  fields: React.ReactNode[];
}) {
  if (fields.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <FormLayout>{fields}</FormLayout>
      </BlockStack>
    </Card>
  );
}

function SkuFields({
  sku,
  storefront,
  said,
  unread,
  onChange,
}: {
  sku: ListingPartsFact["skus"][number];
  storefront: DetailsPreview["storefront"]["skus"][string] | undefined;
  said: Record<string, string>;
  unread: string[];
  onChange: (name: string, value: string) => void;
}) {
  const { t } = useTranslation("listing");
  const { money } = useFormat();
  const { externalId, currency, barcode } = sku;
  const name = nameOfSku(sku);
  const field = (
    key: string,
    { label, shopify }: { label: string; shopify: string | null | undefined },
  ) => (
    <TextField
      label={label}
      name={key}
      value={said[key] ?? ""}
      error={unread.includes(key) ? t("unread") : undefined}
      readOnly={key.startsWith("code:") && barcode !== null}
      onChange={(value) => onChange(key, value)}
      helpText={
        storefront
          ? t("details.shopify", { value: shopify ?? t("details.nothing") })
          : undefined
      }
      autoComplete="off"
    />
  );
  return (
    <FormLayout>
      <FormLayout.Group condensed>
        {field(`code:${externalId}`, {
          label: t("details.code", { sku: name }),
          shopify: storefront?.barcode,
        })}
        {field(`before:${externalId}`, {
          label: t("details.before", { sku: name, currency }),
          shopify:
            storefront?.listPriceMinor == null
              ? null
              : money(storefront.listPriceMinor, currency),
        })}
      </FormLayout.Group>
    </FormLayout>
  );
}
