import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { DetailsPreview } from "#core/flows/change-details.ts";

/** Whether the newest change of a listing's details is still on its way, or examined by TikTok Shop. */
export const isDetailsChangeGoing = ({ last, now }: DetailsPreview): boolean =>
  last !== null && (last.state !== "confirmed" || now?.isExamined === true);

/** How far the newest change is, and the way back. */
export function LastDetailsChange({ preview }: { preview: DetailsPreview }) {
  const { t } = useTranslation("listing");
  const navigation = useNavigation();
  const { last } = preview;
  if (!last) return null;
  const isGoing = isDetailsChangeGoing(preview);
  return (
    <Banner
      tone={isGoing ? "info" : "success"}
      title={t(
        last.isUndo
          ? isGoing
            ? "details.undoing"
            : "details.undone"
          : isGoing
            ? "details.going"
            : "details.changed",
      )}
    >
      <BlockStack gap="200">
        {isGoing && <Text as="p">{t("details.goingText")}</Text>}
        {last.codes !== null && (
          <Text as="p">
            {t(
              last.isUndo
                ? "details.codesStayed"
                : last.canUndo
                  ? "details.codesStay"
                  : "details.codesOnly",
              { codes: last.codes },
            )}
          </Text>
        )}
        {last.canUndo && (
          <Form method="post">
            <input type="hidden" name="undo" value={last.entryId} />
            <InlineStack gap="200" blockAlign="center">
              <Button
                submit
                loading={navigation.formData?.has("undo") ?? false}
              >
                {t("details.undo")}
              </Button>
              <Text as="span" tone="subdued">
                {t("details.undoHelp")}
              </Text>
            </InlineStack>
          </Form>
        )}
      </BlockStack>
    </Banner>
  );
}
