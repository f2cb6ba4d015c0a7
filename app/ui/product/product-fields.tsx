import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isPictured, type Side } from "#core/domain/field-words.ts";
import type { FieldView } from "../../queries/product-page.server.ts";
import type { Writer } from "../../queries/who-is.ts";
import { rooms } from "../../texts/rooms.ts";
import { Pictures } from "../conflicts/pictures.tsx";
import { PolicyChoice } from "../fields/policy-choice.tsx";
import { sayRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";

const isQuiet = ({ decision }: FieldView) =>
  !["ask", "take", "wait"].includes(decision);

/** What both sides last agreed on, and what each says now: what differs first, what is the same on request. */
export function ProductFields({
  fields,
  now,
}: {
  fields: FieldView[];
  now: Date;
}) {
  const { t } = useTranslation("product");
  const [isAll, setAll] = useState(false);
  const open = fields.filter((field) => !isQuiet(field) || field.conflictId);
  const same = fields.filter((field) => !open.includes(field));
  const shown = isAll ? [...open, ...same] : open;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("fields.title")}
          </Text>
          <Text as="p" tone="subdued">
            {fields.length === 0 ? t("fields.none") : t("fields.subtitle")}
          </Text>
        </BlockStack>
      </Box>
      <ul className="rows" aria-label={t("fields.title")}>
        {shown.map((field) => (
          <li key={field.key}>
            <FieldRow field={field} now={now} />
          </li>
        ))}
        {same.length > 0 && (
          <li>
            <Button
              variant="plain"
              disclosure={isAll ? "up" : "down"}
              onClick={() => setAll(!isAll)}
            >
              {isAll
                ? t("fields.hideSame")
                : t("fields.showSame", { count: same.length })}
            </Button>
          </li>
        )}
      </ul>
    </Card>
  );
}

function FieldRow({ field, now }: { field: FieldView; now: Date }) {
  const { t } = useTranslation(rooms);
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {t(`fields:label.${field.field}`)}
            {field.of && ` · ${field.of}`}
          </Text>
          <StateBadge field={field} />
          {field.conflictId && (
            <Link url={`/app/conflicts/${field.conflictId}`}>
              {t("product:fields.answer")}
            </Link>
          )}
        </InlineStack>
        <PolicyChoice field={field.field} policy={field.policy} />
      </InlineStack>
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="300">
        <Column title={t("conflicts:side.agreed")}>
          <Agreed field={field} />
          {field.agreedAt && (
            <Text as="p" tone="subdued" variant="bodySm">
              <Ago at={field.agreedAt} now={now} />
            </Text>
          )}
        </Column>
        {(["storefront", "marketplace"] as const).map((side) => (
          <Column
            key={side}
            title={t(`common:channel.${side}`)}
            isMoved={field.moved[side] || isNews(field)}
          >
            <Value
              field={field}
              value={field.columns[side]}
              of={t(`common:channel.${side}`)}
              none={t("product:fields.unknown")}
            />
            <Text as="p" tone="subdued" variant="bodySm">
              <WrittenBy writer={field.writers[side]} side={side} now={now} />
            </Text>
          </Column>
        ))}
      </InlineGrid>
    </BlockStack>
  );
}

function StateBadge({ field }: { field: FieldView }) {
  const { t } = useTranslation("product");
  switch (field.decision) {
    case "agreed":
      return <Badge tone="success">{t("fields.same")}</Badge>;
    case "ask":
      return <Badge tone="attention">{t("fields.asks")}</Badge>;
    case "take":
      return <Badge tone="info">{t("fields.underWay")}</Badge>;
    case "wait":
      return <Badge tone="attention">{t("fields.waits")}</Badge>;
    default:
      return <Badge>{t("fields.own")}</Badge>;
  }
}

/** They differ, and have never agreed. */
const isNews = ({ decision, columns: { base } }: FieldView) =>
  decision === "ask" && base.storefront === null && base.marketplace === null;

/** What both last agreed on: one thing, or for each side its own. */
function Agreed({ field }: { field: FieldView }) {
  const { t } = useTranslation(rooms);
  const { storefront, marketplace } = field.columns.base;
  const value = (side: Side) => (
    <Value
      field={field}
      value={field.columns.base[side]}
      of={t(`common:channel.${side}`)}
      none={t("conflicts:side.never")}
    />
  );
  if (storefront === marketplace) return value("storefront");
  return (["storefront", "marketplace"] as const).map((side) => (
    <BlockStack key={side}>
      <Text as="p" tone="subdued" variant="bodySm">
        {t(`common:channel.${side}`)}
      </Text>
      {value(side)}
    </BlockStack>
  ));
}

function Value({
  field,
  value,
  of,
  none,
}: {
  field: FieldView;
  value: string | null;
  of: string;
  none: string;
}) {
  const { t } = useTranslation("conflicts");
  return (
    <div className="side-value" data-long={field.field === "description"}>
      {isPictured(field.field) && value ? (
        <Pictures value={value} side={of} />
      ) : (
        <Text as="p" tone={value ? undefined : "subdued"}>
          {value === null ? none : value || t("nothing")}
        </Text>
      )}
    </div>
  );
}

function Column({
  title,
  isMoved = false,
  children,
}: {
  title: string;
  isMoved?: boolean;
  children: React.ReactNode;
}) {
  return (
    <div className="side" data-moved={isMoved}>
      <BlockStack gap="100">
        <Text as="h4" tone="subdued" variant="bodySm">
          {title}
        </Text>
        {children}
      </BlockStack>
    </div>
  );
}

function WrittenBy({
  writer,
  side,
  now,
}: {
  writer: Writer;
  side: Side;
  now: Date;
}) {
  const { t } = useTranslation(rooms);
  return (
    <>
      {writer.by === "quayside"
        ? t("product:fields.byQuayside", { who: sayRecorded(writer.who, t) })
        : t("product:fields.byPlatform", {
            side: t(`common:channel.${side}`),
          })}{" "}
      <Ago at={writer.at} now={now} />
    </>
  );
}
