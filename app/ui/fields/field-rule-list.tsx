import {
  Badge,
  Box,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { FieldRules } from "../../queries/field-rules.server.ts";
import { PolicyChoice } from "./policy-choice.tsx";

type Rule = FieldRules["fields"][number];

/** Every field with its rule. Choosing another one leads to what it would do; nothing is changed here. */
export function FieldRuleList({ fields }: { fields: Rule[] }) {
  return (
    <Card padding="0">
      <ul className="rows">
        {fields.map((rule) => (
          <li key={rule.field}>
            <FieldRule rule={rule} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FieldRule({ rule }: { rule: Rule }) {
  const { t } = useTranslation("fields");

  const preview = (wish: string) =>
    `/app/fields/preview?field=${rule.field}&${wish}`;
  const field = t(`name.${rule.field}`);
  return (
    <Box padding="200">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {t(`label.${rule.field}`)}
          </Text>
          {rule.open > 0 && (
            <Badge tone="attention">
              {t("toAnswer", { count: rule.open })}
            </Badge>
          )}
        </InlineStack>
        <InlineStack gap="300" blockAlign="center">
          <PolicyChoice field={rule.field} policy={rule.policy} />
          {!rule.needsCare && (
            <ButtonGroup>
              <Button
                url={preview("kind=push&from=storefront")}
                accessibilityLabel={t("push.ofEvery", {
                  direction: t("push.toMarketplace"),
                  field,
                })}
              >
                {t("push.toMarketplace")}
              </Button>
              <Button
                url={preview("kind=push&from=marketplace")}
                accessibilityLabel={t("push.ofEvery", {
                  direction: t("push.toStorefront"),
                  field,
                })}
              >
                {t("push.toStorefront")}
              </Button>
            </ButtonGroup>
          )}
        </InlineStack>
      </InlineStack>
    </Box>
  );
}
