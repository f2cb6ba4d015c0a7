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
import type { Side } from "#core/domain/field-words.ts";
import type { Writer } from "../../queries/field-writers.server.ts";
import type { FieldView } from "../../queries/product-page.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { Pictures } from "../conflicts/pictures.tsx";
import { PolicyChoice } from "../fields/policy-choice.tsx";
import { sayRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";

const isQuiet = ({ decision }: FieldView) =>
  decision === "agreed" || decision === "nothing" || decision === "begin";

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
        <PolicyChoice
          field={field.field}
          policy={field.policy}
          needsPerson={field.needsPerson}
        />
      </InlineStack>
      <InlineGrid columns={{ xs: 1, md: 3 }} gap="300">
        <Column
          title={t("conflicts:side.agreed")}
          field={field}
          value={field.columns.base}
          none={t("conflicts:side.never")}
        >
          {field.agreedAt && <Ago at={field.agreedAt} now={now} />}
        </Column>
        {(["storefront", "marketplace"] as const).map((side) => (
          <Column
            key={side}
            title={t(`common:channel.${side}`)}
            field={field}
            value={field.columns[side]}
            none={t("product:fields.unknown")}
            isMoved={
              !isQuiet(field) && field.columns[side] !== field.columns.base
            }
          >
            <WrittenBy writer={field.writers[side]} side={side} now={now} />
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
    case "apart":
      return <Badge tone="warning">{t("fields.differs")}</Badge>;
    default:
      return <Badge>{t("fields.own")}</Badge>;
  }
}

function Column({
  title,
  field,
  value,
  none,
  isMoved = false,
  children,
}: {
  title: string;
  field: FieldView;
  value: string | null;
  none: string;
  isMoved?: boolean;
  children: React.ReactNode;
}) {
  return (
    <div className="side" data-moved={isMoved}>
      <BlockStack gap="100">
        <Text as="h4" tone="subdued" variant="bodySm">
          {title}
        </Text>
        <div className="side-value" data-long={field.field === "description"}>
          {field.field === "images" && value ? (
            <Pictures value={value} side={title} />
          ) : (
            <Text as="p" tone={value === null ? "subdued" : undefined}>
              {value ?? none}
            </Text>
          )}
        </div>
        <Text as="p" tone="subdued" variant="bodySm">
          {children}
        </Text>
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
