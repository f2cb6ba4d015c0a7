import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { Banner, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useLive } from "../live.ts";
import { Problem } from "../problem.tsx";

/** What somebody may not see, or what failed: the page says what it was and what helps. */
export function DeskProblem({ error }: { error: unknown }) {
  const { t } = useTranslation("support");
  if (!isRouteErrorResponse(error) || error.status !== 403)
    return <Problem error={error} />;
  const { permission, role } = (error.data ?? {}) as {
    permission?: string;
    role?: string;
  };
  return (
    <Page title={t("forbidden.page")}>
      <Banner tone="warning" title={t("forbidden.title")}>
        <Text as="p">
          {permission
            ? t("forbidden.text", { permission, role })
            : t("forbidden.form")}
        </Text>
      </Banner>
    </Page>
  );
}

/** A page of the desk whose loader failed. */
export function DeskPageProblem() {
  const error = useRouteError();
  useLive(!isRouteErrorResponse(error) || error.status >= 500);
  return <DeskProblem error={error} />;
}
