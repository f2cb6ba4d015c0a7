import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  Icon,
  InlineStack,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { Overview } from "../../queries/overview.server.ts";
import { ConnectTikTok } from "./connect-tiktok.tsx";

type Steps = Overview["steps"];

const names = [
  "shopify",
  "tiktokShop",
  "plan",
  "network",
  "products",
] as const satisfies (keyof Steps)[];

/** The five steps to a working shop. It looks at what is there, so it never asks twice and notices what came undone. */
export function SetupGuide({ steps }: { steps: Steps }) {
  const { t } = useTranslation("home");
  const done = names.filter((name) => steps[name]).length;
  const next = names.find((name) => !steps[name]);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t("setup.title")}
            </Text>
            <Badge>{t("setup.progress", { done, all: names.length })}</Badge>
          </InlineStack>
          <ProgressBar
            progress={(done / names.length) * 100}
            size="small"
            tone="primary"
            ariaLabelledBy="setup-progress"
          />
          <Text as="span" visuallyHidden id="setup-progress">
            {t("setup.progressSaid", { done, all: names.length })}
          </Text>
        </BlockStack>
        <BlockStack as="ol" gap="100">
          {names.map((name) => (
            <Step
              key={name}
              name={name}
              done={steps[name]}
              next={name === next}
            />
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function Step({
  name,
  done,
  next,
}: {
  name: keyof Steps;
  done: boolean;
  next: boolean;
}) {
  const { t } = useTranslation(["home", "common"]);
  return (
    <Box
      as="li"
      padding="300"
      borderRadius="200"
      background={next ? "bg-surface-secondary" : undefined}
    >
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <Box>
          {done ? (
            <Icon
              source={CheckCircleIcon}
              tone="success"
              accessibilityLabel={t("common:done")}
            />
          ) : (
            <span
              className="step-open"
              role="img"
              aria-label={t("setup.toDo")}
            />
          )}
        </Box>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="span" fontWeight={next ? "semibold" : "medium"}>
            {t(`setup.steps.${name}.title`)}
          </Text>
          {next && (
            <>
              <Text as="p" tone="subdued">
                {t(`setup.steps.${name}.text`)}
              </Text>
              <StepAction name={name} />
            </>
          )}
        </BlockStack>
      </InlineStack>
    </Box>
  );
}

function StepAction({ name }: { name: keyof Steps }) {
  const { t } = useTranslation("home");
  if (name === "tiktokShop")
    return <ConnectTikTok label={t("connection.connect")} primary />;
  if (name === "plan")
    return (
      <Button variant="primary" url="/app/plan">
        {t("setup.see")}
      </Button>
    );
  if (name === "products")
    return (
      <Button variant="primary" url="/app/products?tab=choosable">
        {t("setup.choose")}
      </Button>
    );
  return null;
}
