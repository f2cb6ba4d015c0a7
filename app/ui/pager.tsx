import { Box, InlineStack, Pagination, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

type Pages = { page: number; pages: number; total: number };

/** Page x of y under a list; nothing where one page holds everything. */
export function Pager({
  at: { page, pages, total },
  goTo,
}: {
  at: Pages;
  goTo: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (pages <= 1) return null;
  return (
    <Box padding="300" borderBlockStartWidth="025" borderColor="border">
      <InlineStack align="center" gap="300" blockAlign="center">
        <Pagination
          hasPrevious={page > 1}
          onPrevious={() => goTo(page - 1)}
          hasNext={page < pages}
          onNext={() => goTo(page + 1)}
          accessibilityLabel={t("pages.label")}
        />
        <Text as="span" tone="subdued">
          {t("pages.at", { page, pages, total })}
        </Text>
      </InlineStack>
    </Box>
  );
}
