import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requireMerchant } from "../auth/merchant.server.ts";
import { pageNumber } from "../queries/page.ts";
import {
  readAhead,
  regionOfPostalCode,
} from "../queries/promise-ahead.server.ts";
import { readKeptPromises } from "../queries/promises.server.ts";
import { useListAddress } from "../ui/list-address.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { AheadTable } from "../ui/promises/ahead-table.tsx";
import { Calibrated, KeptByRoute, KeptByWeek } from "../ui/promises/kept.tsx";
import { RouteList } from "../ui/promises/route-list.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { Ago } from "../ui/time.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("promises:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const postalCode = (searchParams.get("postalCode") ?? "").slice(0, 12);
  const region = regionOfPostalCode(postalCode);
  const now = world.clock.now();
  const [ahead, kept] = await Promise.all([
    readAhead(
      world.prisma,
      shopId,
      {
        query: (searchParams.get("query") ?? "").slice(0, 100),
        page: pageNumber(searchParams.get("page")),
        region,
      },
      now,
    ),
    readKeptPromises(world.prisma, shopId, now),
  ]);
  return { ahead, kept, isUnfit: postalCode !== "" && region === null };
}

export default function Delivery() {
  const { ahead, kept, isUnfit } = useLoaderData<typeof loader>();
  const { t } = useTranslation("promises");
  const { params, set, typed, type } = useListAddress();
  const [postalCode, setPostalCode] = useState(params.get("postalCode") ?? "");
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      secondaryActions={[{ content: t("toRule"), url: "/app/settings#orders" }]}
    >
      <BlockStack gap="400">
        {ahead.measuredAt === null && (
          <Banner tone="info">{t("unmeasured")}</Banner>
        )}
        <Card>
          <BlockStack gap="300">
            <InlineGrid columns={{ xs: 1, md: 2 }} gap="300">
              <SearchField label={t("search")} value={typed} onChange={type} />
              <Form
                onSubmit={(event) => {
                  event.preventDefault();
                  set({ postalCode: postalCode.trim() || null });
                }}
              >
                <TextField
                  label={t("postalCode")}
                  labelHidden
                  placeholder={t("postalCode")}
                  value={postalCode}
                  onChange={setPostalCode}
                  autoComplete="off"
                  inputMode="numeric"
                  error={isUnfit ? t("postalCodeUnfit") : undefined}
                  connectedRight={<Button submit>{t("look")}</Button>}
                />
              </Form>
            </InlineGrid>
            {ahead.measuredAt && (
              <InlineStack>
                <Text as="p" tone="subdued">
                  {t("measured")} <Ago at={ahead.measuredAt} now={ahead.now} />
                </Text>
              </InlineStack>
            )}
          </BlockStack>
        </Card>
        <AheadTable
          ahead={ahead}
          goTo={(page) => set({ page: String(page) })}
        />
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <RouteList ahead={ahead} />
        </Box>
        <KeptByRoute kept={kept} />
        <InlineGrid columns={{ xs: 1, lg: 2 }} gap="400">
          <KeptByWeek kept={kept} />
          <Calibrated kept={kept} />
        </InlineGrid>
      </BlockStack>
    </Page>
  );
}
