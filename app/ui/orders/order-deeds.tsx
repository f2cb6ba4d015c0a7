import { BlockStack, Button, ButtonGroup, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeedsShown } from "../../queries/order-deeds.server.ts";
import { DeedForm } from "./deed-form.tsx";

type Order = { id: string; channel: string };

/** What can be done to an order by hand; each is shown with what follows before it is confirmed. */
export function OrderDeeds({
  order,
  shown,
}: {
  order: Order;
  shown: DeedsShown;
}) {
  const { t } = useTranslation("order");
  const [chosen, setChosen] = useState<string | null>(null);
  const { deeds, places } = shown;
  if (deeds.length === 0) return null;
  const keyOf = ({ deed, requestId }: (typeof deeds)[number]) =>
    `${deed}:${requestId ?? ""}`;
  const open = deeds.find((one) => keyOf(one) === chosen);
  const requests = new Set(deeds.flatMap(({ requestId }) => requestId ?? []));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("deeds.title")}
        </Text>
        <ButtonGroup>
          {deeds.map((one) => (
            <Button
              key={keyOf(one)}
              ariaExpanded={keyOf(one) === chosen}
              ariaControls="order-deed"
              pressed={keyOf(one) === chosen}
              tone={one.deed === "cancel" ? "critical" : undefined}
              onClick={() =>
                setChosen(keyOf(one) === chosen ? null : keyOf(one))
              }
            >
              {t(`deeds.name.${one.deed}`) +
                (one.requestId && requests.size > 1
                  ? ` (${[...requests].indexOf(one.requestId) + 1})`
                  : "")}
            </Button>
          ))}
        </ButtonGroup>
        <div id="order-deed">
          {open && (
            <DeedForm
              key={chosen}
              order={order}
              deed={open}
              places={places}
              close={() => setChosen(null)}
            />
          )}
        </div>
      </BlockStack>
    </Card>
  );
}
