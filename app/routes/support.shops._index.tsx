import { useLoaderData } from "@remix-run/react";
import {
  Badge,
  Box,
  Card,
  InlineStack,
  Link,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { staffLoader } from "../auth/staff.server.ts";
import { searchText } from "../queries/list-filters.ts";
import { pageNumber } from "../queries/page.ts";
import { readShops } from "../queries/support/shops.server.ts";
import { useListAddress } from "../ui/list-address.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { Pager } from "../ui/pager.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("support:bar.shops") };

export const loader = staffLoader("shop:read:any", async ({ search, now }) => ({
  about: { shopId: null, subject: "shops" },
  page: await readShops(
    world.prisma,
    {
      query: searchText(search.get("query")),
      page: pageNumber(search.get("page")),
    },
    now,
  ),
}));

export default function Shops() {
  const shops = useLoaderData<typeof loader>();
  const { t } = useTranslation("support");
  const { set, typed, type } = useListAddress();
  return (
    <Page title={t("bar.shops")}>
      <Card padding="0">
        <Box padding="300">
          <SearchField label={t("shop.search")} value={typed} onChange={type} />
        </Box>
        {shops.rows.length === 0 && (
          <Box padding="400">
            <Text as="p" tone="subdued">
              {t("shop.none")}
            </Text>
          </Box>
        )}
        <ul className="rows">
          {shops.rows.map((shop) => (
            <li key={shop.id} data-row>
              <InlineStack align="start" gap="200" blockAlign="center">
                <Link url={`/support/shops/${shop.id}`}>{shop.name}</Link>
                <Text as="span" tone="subdued">
                  {shop.domain}
                </Text>
                {!shop.isInstalled && <Badge>{t("shop.gone")}</Badge>}
                {shop.open > 0 && (
                  <Badge tone="attention">
                    {t("shop.questions", { count: shop.open })}
                  </Badge>
                )}
                {shop.troubled.map((kind) => (
                  <Badge key={kind} tone="critical">
                    {t(`shop.kind.${kind as "shopify"}`)}
                  </Badge>
                ))}
              </InlineStack>
            </li>
          ))}
        </ul>
        <Pager at={shops} goTo={(page) => set({ page: String(page) })} />
      </Card>
    </Page>
  );
}
