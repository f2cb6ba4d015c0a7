import { useLocation } from "@remix-run/react";
import { Banner, BlockStack, Box } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { InTheWay } from "../queries/in-the-way.server.ts";

/** Above every page what only the merchant can mend, with what it means there. Home has cards of its own for it. */
export function InTheWayBanners({
  isMarketplaceAway,
  missingScopes,
}: InTheWay) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isHome = pathname.replace(/\/$/, "") === "/app";
  if (isHome || (!isMarketplaceAway && missingScopes.length === 0)) return null;
  const action = { content: t("inTheWay.mend"), url: "/app" };
  return (
    <Box padding="400">
      <BlockStack gap="200">
        {isMarketplaceAway && (
          <Banner
            tone="warning"
            title={t("inTheWay.marketplace.title")}
            action={action}
          >
            {t("inTheWay.marketplace.text")}
          </Banner>
        )}
        {missingScopes.length > 0 && (
          <Banner
            tone="warning"
            title={t("inTheWay.scopes.title")}
            action={action}
          >
            {t("inTheWay.scopes.text", { scopes: missingScopes.join(", ") })}
          </Banner>
        )}
      </BlockStack>
    </Box>
  );
}
