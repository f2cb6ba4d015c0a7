import { useLoaderData } from "@remix-run/react";
import {
  Badge,
  Card,
  EmptySearchResult,
  InlineStack,
  Link,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { staffLoader } from "../auth/staff.server.ts";
import { searchText } from "../queries/list-filters.ts";
import type { FoundKind } from "../queries/support/find.server.ts";
import { findThings } from "../queries/support/find.server.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("support:find.title") };

export const loader = staffLoader("thing:find:any", async ({ search }) => {
  const query = searchText(search.get("query"));
  const found = await findThings(world.prisma, query);
  return {
    about: { shopId: null, subject: "find" },
    page: { query, found },
  };
});

const pages: Partial<Record<FoundKind, string>> = {
  order: "orders",
  parcel: "orders",
  request: "orders",
  networkOrder: "orders",
  conflict: "conflicts",
  effect: "effects",
  entry: "entries",
};

export default function Find() {
  const { query, found } = useLoaderData<typeof loader>();
  const { t } = useTranslation("support");
  return (
    <Page
      title={t("find.title")}
      subtitle={t("find.found", { count: found.length, query })}
    >
      <Card padding="0">
        {found.length === 0 ? (
          <EmptySearchResult
            title={t("find.empty")}
            description={t("find.hint")}
            withIllustration
          />
        ) : (
          <ul className="rows">
            {found.map(({ kind, id, shopId, shop, label }) => (
              <li key={`${kind}${id}${label}`} data-row>
                <InlineStack align="start" gap="200" blockAlign="center">
                  <Badge>{t(`find.kind.${kind}`)}</Badge>
                  <Link
                    url={
                      pages[kind]
                        ? `/support/${pages[kind]}/${id}`
                        : `/support/shops/${shopId}`
                    }
                  >
                    {label}
                  </Link>
                  <Text as="span" tone="subdued">
                    {shop}
                  </Text>
                </InlineStack>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Page>
  );
}
