import { isRouteErrorResponse } from "@remix-run/react";
import { Banner, BlockStack, Page, Text } from "@shopify/polaris";
import { type Failure, isFailure } from "./failure.ts";

/** A thrown answer with a page of its own in it, which the library wants shown as it is. */
export const isRedirectOfLibrary = (error: unknown): boolean =>
  isRouteErrorResponse(error) &&
  typeof error.data === "string" &&
  error.data.includes("<script");

/** The whole page when its loader failed: what happened, and what helps. */
export function Problem({ error }: { error: unknown }) {
  return (
    <Page>
      <FailureBanner failure={describe(error)} />
    </Page>
  );
}

/** A failure beside where it happened. */
export function FailureBanner({ failure }: { failure: Failure }) {
  return (
    <Banner tone="critical" title={failure.title}>
      <BlockStack gap="100">
        {failure.fix && <Text as="p">{failure.fix}</Text>}
        {failure.said && (
          <Text as="p" tone="subdued">
            The platform said: {failure.said}
          </Text>
        )}
      </BlockStack>
    </Banner>
  );
}

function describe(error: unknown): Failure {
  if (isRouteErrorResponse(error)) {
    if (isFailure(error.data)) return error.data;
    if (error.status === 404)
      return {
        code: "not_found",
        title: "This page does not exist",
        fix: "It may have been removed. Choose another page in the menu.",
        said: null,
      };
  }
  return {
    code: "internal",
    title: "Something went wrong on our side",
    fix: "Open the page again. If it stays like this, tell support when it happened.",
    said: null,
  };
}
