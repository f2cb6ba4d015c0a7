import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { KitPreview } from "#core/flows/set-kit.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
import { Takes } from "./takes.tsx";

/** What each channel would be told with other parts, beside what it is told now and why, and the button that saves them. */
export function KitConsequence({
  preview,
  parts,
  isMoved,
}: {
  preview: KitPreview;
  /** The parts as they were typed. */
  parts: string;
  /** Somebody has set others since the preview was asked for. */
  isMoved: boolean;
}) {
  const { t } = useTranslation(rooms);
  const { number, signed } = useFormat();
  const navigation = useNavigation();
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200">
      <BlockStack gap="300">
        {isMoved && <Banner tone="warning">{t("stock:kit.moved")}</Banner>}
        <Text as="p" fontWeight="semibold">
          {preview.changing === 0
            ? t("stock:kit.same")
            : t("stock:kit.changes", { count: preview.changing })}
        </Text>
        <Takes preview={preview} />
        <ul className="plain-list">
          {preview.numbers.map(
            ({ channel, itemId, label, from, to, terms }) => (
              <li key={`${channel} ${itemId}`}>
                <InlineStack align="space-between" gap="400" wrap={false}>
                  <Text as="span" fontWeight="semibold">
                    {t("stock:kit.told", {
                      channel: t(`common:channel.${channel}`),
                      name: label,
                    })}
                  </Text>
                  <Text as="span" numeric>
                    {from === null ? "–" : number(from)} → {number(to)}
                  </Text>
                </InlineStack>
                {terms.map(({ term, quantity }) => (
                  <InlineStack
                    key={term}
                    align="space-between"
                    gap="400"
                    wrap={false}
                  >
                    <Text as="span" tone="subdued">
                      {sayRecorded(term, t)}
                    </Text>
                    <Text as="span" tone="subdued" numeric>
                      {signed(quantity)}
                    </Text>
                  </InlineStack>
                ))}
              </li>
            ),
          )}
        </ul>
        <Form method="post">
          <input type="hidden" name="intent" value="kit" />
          <input type="hidden" name="parts" value={parts} />
          <input type="hidden" name="basedOn" value={preview.basedOn} />
          <Button
            submit
            variant="primary"
            loading={navigation.formMethod === "POST"}
          >
            {t("stock:kit.save")}
          </Button>
        </Form>
      </BlockStack>
    </Box>
  );
}
