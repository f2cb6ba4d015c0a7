import { BlockStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Foresight } from "#core/domain/listings/foresee-pictures.ts";
import { rooms } from "../../texts/rooms.ts";

/** How far the pictures that TikTok Shop would be given have been looked at, and what follows where some have not. */
export function PicturesLookedAt({
  foresight: { items, looked, refused },
}: {
  foresight: Foresight;
}) {
  const { t } = useTranslation(rooms);
  if (items === 0) return null;
  const left = items - looked;
  return (
    <BlockStack gap="200">
      <Text as="p">
        <span id="pictures-looked-at">
          {t("fields:looked.sum", { count: items, looked })}
        </span>{" "}
        {refused > 0 && t("fields:looked.refused", { count: refused })}
      </Text>
      {left > 0 && (
        <>
          <ProgressBar
            progress={(looked / items) * 100}
            size="small"
            tone="primary"
            ariaLabelledBy="pictures-looked-at"
          />
          <Text as="p" tone="subdued">
            {t("fields:looked.left", { count: left })}
          </Text>
        </>
      )}
      {/* Told once it is so, and not at each step. */}
      <div role="status">
        {left === 0 && (
          <Text as="p" tone="subdued">
            {t("fields:looked.all")}
          </Text>
        )}
      </div>
    </BlockStack>
  );
}
