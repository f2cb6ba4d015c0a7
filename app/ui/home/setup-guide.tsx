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
import type { Overview } from "../../queries/overview.server.ts";
import { ConnectTikTok } from "./connect-tiktok.tsx";

type Steps = Overview["steps"];

const texts: Record<keyof Steps, { title: string; text: string }> = {
  shopify: {
    title: "Connect Shopify",
    text: "Done by installing Quayside: your products and stock are read in the background.",
  },
  tiktokShop: {
    title: "Connect TikTok Shop",
    text: "TikTok asks you once which permissions Quayside may have. Nothing is changed on either side by connecting.",
  },
  network: {
    title: "Find Fulfilled by TikTok",
    text: "Found by itself once TikTok Shop is connected, if your shop is enrolled and multi-channel fulfillment is enabled in Seller Center.",
  },
  products: {
    title: "Choose products for platform fulfillment",
    text: "You see exactly what will happen before anything does.",
  },
};

/** The four steps to a working shop. It looks at what is there, so it never asks twice and notices what came undone. */
export function SetupGuide({ steps }: { steps: Steps }) {
  const names = Object.keys(texts) as (keyof Steps)[];
  const done = names.filter((name) => steps[name]).length;
  const next = names.find((name) => !steps[name]);
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center">
            <Text as="h2" variant="headingMd">
              Set up Quayside
            </Text>
            <Badge>{`${done} of ${names.length} done`}</Badge>
          </InlineStack>
          <ProgressBar
            progress={(done / names.length) * 100}
            size="small"
            tone="primary"
            ariaLabelledBy="setup-progress"
          />
          <Text as="span" visuallyHidden id="setup-progress">
            {`${done} of ${names.length} steps done`}
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
              accessibilityLabel="Done"
            />
          ) : (
            <span className="step-open" role="img" aria-label="To do" />
          )}
        </Box>
        <BlockStack gap="200" inlineAlign="start">
          <Text as="span" fontWeight={next ? "semibold" : "medium"}>
            {texts[name].title}
          </Text>
          {next && (
            <>
              <Text as="p" tone="subdued">
                {texts[name].text}
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
  if (name === "tiktokShop")
    return <ConnectTikTok label="Connect TikTok Shop" primary />;
  if (name === "products")
    return (
      <Button variant="primary" url="/app/products?tab=choosable">
        Choose products
      </Button>
    );
  return null;
}
