import { isRouteErrorResponse } from "@remix-run/react";
import { Banner, BlockStack, Page, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ErrorCode } from "#core/errors/catalog.ts";
import { type Failure, isFailure } from "./failure.ts";

/** A thrown answer with a page of its own in it, which the library wants shown as it is. */
export const isRedirectOfLibrary = (error: unknown): boolean =>
  isRouteErrorResponse(error) &&
  typeof error.data === "string" &&
  error.data.includes("<script");

/** The whole page when its loader failed: what happened, and what helps. */
export function Problem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <Page>
      <FailureBanner failure={describe(error, t)} />
    </Page>
  );
}

/** A failure of the catalog in the reader's language. What is no row of it says itself. */
export function useFailureWords(): (
  failure: Failure,
) => Pick<Failure, "title" | "fix"> {
  const { t, i18n } = useTranslation("errors");
  return (failure) => {
    if (!i18n.exists(`errors:${failure.code}`)) return failure;
    const code = failure.code as ErrorCode;
    return { title: t(`${code}.title`), fix: t(`${code}.fix`) };
  };
}

/** A failure beside where it happened. */
export function FailureBanner({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const { title, fix } = useFailureWords()(failure);
  return (
    <Banner tone="critical" title={title}>
      <BlockStack gap="100">
        {fix && <Text as="p">{fix}</Text>}
        {failure.said && (
          <Text as="p" tone="subdued">
            {t("problem.platformSaid", { said: failure.said })}
          </Text>
        )}
      </BlockStack>
    </Banner>
  );
}

/** What the browsers' fetch says where nobody answers: Chromium, Firefox, Safari. */
const unreached = /fetch|NetworkError|Load failed/i;

function describe(error: unknown, t: TFunction): Failure {
  if (isRouteErrorResponse(error)) {
    if (isFailure(error.data)) return error.data;
    if (error.status === 404)
      return {
        code: "not_found",
        title: t("problem.missing.title"),
        fix: t("problem.missing.fix"),
        said: null,
      };
  }
  if (error instanceof TypeError && unreached.test(error.message))
    return {
      code: "unreached",
      title: t("problem.unreached.title"),
      fix: t("problem.unreached.page"),
      said: null,
    };
  return {
    code: "page_failed",
    title: t("problem.internal.title"),
    fix: t("problem.internal.fix"),
    said: null,
  };
}
