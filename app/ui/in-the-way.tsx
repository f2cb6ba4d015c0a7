import { useLocation } from "@remix-run/react";
import { Banner, BlockStack, Box } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { InTheWay } from "../queries/in-the-way.server.ts";

/**
 * Above every page what only the merchant can mend or start, with what it means there. Home has cards of its own for what
 * is to be mended.
 */
export function InTheWayBanners({
  isMarketplaceAway,
  missingScopes,
  pause,
}: InTheWay) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const page = pathname.replace(/\/$/, "");
  const isHome = page === "/app";
  const isPauseSaid =
    pause !== null &&
    page !== "/app/plan" &&
    !(isHome && pause === "first_plan");
  const isBroken = !isHome && (isMarketplaceAway || missingScopes.length > 0);
  if (!isPauseSaid && !isBroken) return null;
  const action = { content: t("inTheWay.mend"), url: "/app" };
  return (
    <Box padding="400">
      <BlockStack gap="200">
        {isPauseSaid && (
          <Banner
            tone={pause === "person" ? "warning" : "info"}
            title={t(`inTheWay.pause.${pause}`)}
            action={{ content: t("inTheWay.pause.see"), url: "/app/plan" }}
          />
        )}
        {!isHome && isMarketplaceAway && (
          <Banner
            tone="warning"
            title={t("inTheWay.marketplace.title")}
            action={action}
          >
            {t("inTheWay.marketplace.text")}
          </Banner>
        )}
        {!isHome && missingScopes.length > 0 && (
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
