import { InlineGrid, RadioButton, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConflictView } from "../../queries/conflicts.server.ts";
import { rooms } from "../../texts/rooms.ts";

/** What Shopify and TikTok Shop each show of a variant that one of them alone has, and what can be done about it. */
export function VariantAnswers({
  conflict,
  choice,
  onChoose,
}: {
  conflict: Pick<ConflictView, "storefront" | "marketplace" | "subjectKind">;
  choice: string;
  onChoose: (choice: string) => void;
}) {
  const { t } = useTranslation(rooms);
  // The question is about a SKU of TikTok Shop's whose variant is gone, or about a variant that no SKU sells.
  const isSku = conflict.subjectKind === "listing_sku";
  const radio = (
    side: "storefront" | "marketplace",
    label: string,
    help: string,
  ) => (
    <RadioButton
      label={label}
      helpText={help}
      name="choice"
      id={`choice-${side}`}
      value={side}
      checked={choice === side}
      onChange={() => onChoose(side)}
    />
  );
  return (
    <>
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <Shown
          where={t("common:channel.storefront")}
          what={
            isSku
              ? t("conflicts:variant.deleted")
              : (conflict.storefront ?? t("conflicts:nothing"))
          }
        />
        <Shown
          where={t("common:channel.marketplace")}
          what={
            isSku
              ? t("conflicts:variant.offered", { sku: conflict.marketplace })
              : conflict.marketplace === null
                ? t("conflicts:nothing")
                : t("conflicts:variant.deleted")
          }
        />
      </InlineGrid>
      {isSku
        ? radio(
            "storefront",
            t("conflicts:variant.takeOff"),
            t("conflicts:variant.takeOffHelp"),
          )
        : radio(
            "storefront",
            t("conflicts:variant.add"),
            t("conflicts:variant.addHelp"),
          )}
      {isSku &&
        radio(
          "marketplace",
          t("conflicts:variant.apart"),
          t("conflicts:variant.apartHelp"),
        )}
    </>
  );
}

function Shown({ where, what }: { where: string; what: string }) {
  return (
    <div>
      <Text as="h2" tone="subdued">
        {where}
      </Text>
      <Text as="p" variant="headingMd" breakWord>
        {what}
      </Text>
    </div>
  );
}
