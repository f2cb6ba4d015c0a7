import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Foreseen, Item } from "#core/flows/resolve-conflicts.ts";
import { useRecorded } from "../recorded.ts";
import { useMay } from "./desk.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { consequence } from "./settle-form.tsx";
import { TitledCard } from "./titled-card.tsx";

/** What will be written where, shop by shop and question by question, and one button that does exactly this. */
export function AlikeForeseen({
  foreseen,
}: {
  foreseen: {
    shop: string;
    asked: Item[];
    items: Foreseen["items"];
    settles: number;
    writes: number;
    stays: number;
  }[];
}) {
  const { t } = useTranslation("support");
  const said = useRecorded();
  const may = useMay("conflict:resolve:any");
  const sum = (of: "settles" | "writes" | "stays") =>
    foreseen.reduce((all, one) => all + one[of], 0);
  const [settles, writes, stays] = [
    sum("settles"),
    sum("writes"),
    sum("stays"),
  ];
  return (
    <>
      <Card padding="0">
        <ul className="rows" aria-label={t("alike.list")}>
          {foreseen.flatMap(({ shop, items }) =>
            items.map((one) => (
              <li key={one.conflictId}>
                <BlockStack gap="050">
                  <InlineStack align="start" gap="200">
                    <Text as="span" fontWeight="semibold">
                      {one.subject}
                    </Text>
                    <Text as="span" tone="subdued">
                      {shop}
                    </Text>
                    {one.stays && (
                      <Badge tone="warning">{t("alike.staysOpen")}</Badge>
                    )}
                  </InlineStack>
                  <Text as="p" tone="subdued" breakWord>
                    {consequence(one, said)}
                  </Text>
                </BlockStack>
              </li>
            )),
          )}
        </ul>
      </Card>
      {may && (
        <TitledCard title={t("alike.sum", { settles, writes, stays })}>
          <ReasonForm
            deed="settle"
            button={t("alike.settle", { count: settles })}
            isReady={settles > 0}
            isPrimary
          >
            <input
              type="hidden"
              name="settlements"
              value={JSON.stringify({
                items: foreseen.flatMap(({ asked }) => asked),
              })}
            />
          </ReasonForm>
        </TitledCard>
      )}
    </>
  );
}
