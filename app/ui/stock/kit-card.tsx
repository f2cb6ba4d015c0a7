import { Form, Link, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  List,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KitAnswer } from "../../api/kit-action.server.ts";
import type { KitView } from "../../queries/kits.server.ts";
import { useFormat } from "../format.ts";
import { KitConsequence } from "./kit-consequence.tsx";

/** What a variant is put together from when it is sold, and the kits it is a part of. */
export function KitCard({
  kit,
  answer,
  problem,
}: {
  kit: KitView;
  /** What was said to the parts that were typed last. */
  answer: KitAnswer | undefined;
  problem: string | null;
}) {
  const { t } = useTranslation(["stock", "places"]);
  const [text, setText] = useState(
    kit.parts.map(({ count, label }) => `${count} × ${label}`).join("\n"),
  );
  const navigation = useNavigation();
  const { number } = useFormat();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("kit.title")}
        </Text>
        <div role="status">
          {problem && <Banner tone="critical">{problem}</Banner>}
          {answer?.outcome === "set" && (
            <Banner tone="success">{t("kit.set")}</Banner>
          )}
        </div>
        {kit.source === "shopify" || kit.source === "tiktok" ? (
          <>
            <Text as="p" tone="subdued">
              {t(
                kit.source === "shopify"
                  ? "places:kit.fromShopify"
                  : "places:kit.fromTikTok",
              )}
            </Text>
            <List>
              {kit.parts.map(({ variantId, label, count }) => (
                <List.Item key={variantId}>
                  {number(count)} ×{" "}
                  <Link to={`/app/stock/variant/${variantId}`}>{label}</Link>
                </List.Item>
              ))}
            </List>
          </>
        ) : (
          <Form method="post">
            <input type="hidden" name="intent" value="kit-preview" />
            <BlockStack gap="300" inlineAlign="start">
              <TextField
                label={t("kit.from")}
                name="parts"
                value={text}
                onChange={setText}
                multiline={3}
                autoComplete="off"
                placeholder="2 × MUG-NVY-12"
                helpText={t("kit.help")}
              />
              <Button submit loading={navigation.formMethod === "POST"}>
                {t("rule.show")}
              </Button>
            </BlockStack>
          </Form>
        )}
        {answer && "preview" in answer && (
          <KitConsequence
            preview={answer.preview}
            parts={answer.parts}
            isMoved={answer.outcome === "moved"}
          />
        )}
        {kit.partOf.length > 0 && (
          <Text as="p" tone="subdued">
            {t("kit.partOf")}{" "}
            {kit.partOf.map(({ variantId, label }) => (
              <Link key={variantId} to={`/app/stock/variant/${variantId}`}>
                {label}{" "}
              </Link>
            ))}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
