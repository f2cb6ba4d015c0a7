import { BlockStack, InlineGrid, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { saleState } from "#core/domain/merge/fields.ts";
import type { SideMoment } from "#core/domain/merge/values-at.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";

/** What Shopify and TikTok Shop showed of a variant at a moment, side by side. */
export function MomentOfSides({ sides }: { sides: SideMoment[] }) {
  const { t } = useTranslation(rooms);
  const isLinked = sides.some(({ side }) => side === "marketplace");
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
      {sides.map((one) => (
        <Side key={one.skuExternalId ?? "storefront"} one={one} />
      ))}
      {!isLinked && (
        <Text as="p" tone="subdued">
          {t("stock:past.notOnTikTok")}
        </Text>
      )}
    </InlineGrid>
  );
}

function Side({ one }: { one: SideMoment }) {
  const { t } = useTranslation(rooms);
  const { money, number } = useFormat();
  const say = (
    field: SideMoment["values"][number]["field"],
    value: string,
  ): string => {
    switch (field) {
      case "price":
      case "compareAt":
        return money(Number(value), one.currency);
      case "weight":
        return `${number(Number(value))} g`;
      case "images":
        return number(Number(value));
      case "options":
        return (JSON.parse(value) as { name: string; value: string }[])
          .map((option) => `${option.name}: ${option.value}`)
          .join(", ");
      case "status": {
        const deleted = value === "DELETED";
        const state = saleState({ status: value, deleted });
        return state ? t(`stock:past.sale.${state}`) : value;
      }
      default:
        return value;
    }
  };
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {one.skuExternalId
          ? t("stock:past.sku", { id: one.skuExternalId })
          : t("common:channel.storefront")}
      </Text>
      <dl className="facts">
        {one.values.map(({ field, value }) => (
          <Fragment key={field}>
            <dt>{t(`stock:past.field.${field}`)}</dt>
            <dd>{say(field, value)}</dd>
          </Fragment>
        ))}
      </dl>
    </BlockStack>
  );
}
