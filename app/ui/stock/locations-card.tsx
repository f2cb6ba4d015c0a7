import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PlaceAnswer } from "../../api/place-action.server.ts";
import type { StoreLocation } from "../../queries/locations.server.ts";
import { FailureBanner } from "../problem.tsx";
import { PlaceTermsForm } from "./place-terms-form.tsx";

/** The store's locations, and whose stock lies there: a person may say that it is otherwise. */
export function LocationsCard({
  locations,
  currency,
  answer,
}: {
  locations: StoreLocation[];
  currency: string;
  answer: PlaceAnswer | undefined;
}) {
  const { t } = useTranslation("places");
  const busy = useNavigation().formMethod === "POST";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("list.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t("list.text")}
        </Text>
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        {(answer?.outcome === "last" || answer?.outcome === "unknown") && (
          <Banner tone="critical">{t(`list.${answer.outcome}`)}</Banner>
        )}
        {locations.length === 0 && (
          <Text as="p" tone="subdued">
            {t("list.none")}
          </Text>
        )}
        {locations.map((location) => {
          const { poolId, name, kind } = location;
          const other = kind === "own" ? "other" : "own";
          return (
            <BlockStack gap="300" key={poolId}>
              <Form method="post">
                <input type="hidden" name="intent" value="place" />
                <input type="hidden" name="poolId" value={poolId} />
                <input type="hidden" name="kind" value={other} />
                <InlineStack
                  align="space-between"
                  blockAlign="center"
                  gap="300"
                >
                  <BlockStack gap="050">
                    <Text as="span" fontWeight="semibold">
                      {name}
                    </Text>
                    <Text as="span" tone="subdued">
                      {t(`kinds.${kind}`)}
                    </Text>
                  </BlockStack>
                  <Button submit loading={busy}>
                    {t(other === "own" ? "list.makeOwn" : "list.makeOther")}
                  </Button>
                </InlineStack>
              </Form>
              {kind === "other" && (
                <PlaceTermsForm
                  key={[
                    location.handlingDays,
                    location.parcelMinor,
                    location.mayRescue,
                  ].join()}
                  location={location}
                  currency={currency}
                  answer={answer}
                />
              )}
            </BlockStack>
          );
        })}
      </BlockStack>
    </Card>
  );
}
