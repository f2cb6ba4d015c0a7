import { useNavigate } from "@remix-run/react";
import {
  Badge,
  Box,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  Select,
  Text,
} from "@shopify/polaris";
import { policies } from "#core/domain/field-policies.ts";
import type { FieldRules } from "../../queries/field-rules.server.ts";
import { useFormat } from "../format.ts";

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
  const navigate = useNavigate();
  const { number } = useFormat();
  const preview = (wish: string) =>
    `/app/fields/preview?field=${rule.field}&${wish}`;
  const options = Object.entries(policies)
    .filter(
      ([policy]) => !rule.needsPerson || policy === "ask" || policy === "apart",
    )
    .map(([value, label]) => ({ value, label }));
  return (
    <Box padding="200">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {rule.name.charAt(0).toUpperCase() + rule.name.slice(1)}
          </Text>
          {rule.open > 0 && (
            <Badge tone="attention">{`${number(rule.open)} to answer`}</Badge>
          )}
        </InlineStack>
        <InlineStack gap="300" blockAlign="center">
          <Select
            label={`Where the ${rule.name} was edited on both sides`}
            labelHidden
            options={options}
            value={rule.policy}
            onChange={(policy) =>
              navigate(preview(`kind=policy&policy=${policy}`))
            }
          />
          {!rule.needsPerson && (
            <ButtonGroup>
              <Button
                url={preview("kind=push&from=storefront")}
                accessibilityLabel={`Shopify → TikTok Shop: the ${rule.name} of every product`}
              >
                Shopify → TikTok Shop
              </Button>
              <Button
                url={preview("kind=push&from=marketplace")}
                accessibilityLabel={`TikTok Shop → Shopify: the ${rule.name} of every product`}
              >
                TikTok Shop → Shopify
              </Button>
            </ButtonGroup>
          )}
        </InlineStack>
      </InlineStack>
    </Box>
  );
}
