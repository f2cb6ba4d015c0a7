import { useLocation, useNavigation } from "@remix-run/react";
import {
  BlockStack,
  Card,
  SkeletonBodyText,
  SkeletonDisplayText,
  SkeletonPage,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** While another page is on its way its outline stands in for it; a new search on the same page keeps the old rows. */
export function Waiting({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const leaves =
    navigation.state === "loading" &&
    navigation.formMethod === undefined &&
    navigation.location.pathname !== pathname;
  if (!leaves) return children;
  return (
    <div role="status" aria-busy="true" aria-label={t("loading")}>
      <SkeletonPage>
        <BlockStack gap="400">
          {["first", "second"].map((card) => (
            <Card key={card}>
              <BlockStack gap="400">
                <SkeletonDisplayText size="small" />
                <SkeletonBodyText lines={4} />
              </BlockStack>
            </Card>
          ))}
        </BlockStack>
      </SkeletonPage>
    </div>
  );
}
