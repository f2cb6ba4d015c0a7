import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  List,
  Select,
  Text,
} from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sellerCancelReasons } from "#core/domain/aftersale-facts.ts";
import type { DeedStep } from "#core/domain/orders/order-deeds.ts";
import type { DeedsShown } from "../../queries/order-deeds.server.ts";
import type { action } from "../../routes/app.orders.$id.deeds.ts";
import { FailureBanner } from "../problem.tsx";

/** What follows from a deed, and the way to confirm it. What goes wrong is said here. */
export function DeedForm({
  order,
  deed,
  places,
  close,
}: {
  order: { id: string; channel: string };
  deed: DeedsShown["deeds"][number];
  places: DeedsShown["places"];
  close: () => void;
}) {
  const { t } = useTranslation("order");
  const { t: aftersale } = useTranslation("returns");
  const fetcher = useFetcher<typeof action>();
  const [moveTo, setMoveTo] = useState(places[0]?.externalId ?? "");
  const [reason, setReason] = useState("buyer-asked");
  const { data: answer } = fetcher;
  if (answer?.outcome === "acted")
    return (
      <Banner tone="success" onDismiss={close}>
        {t("deeds.acted")}
      </Banner>
    );
  return (
    <fetcher.Form method="post" action={`/app/orders/${order.id}/deeds`}>
      <BlockStack gap="300">
        <input type="hidden" name="deed" value={deed.deed} />
        <input type="hidden" name="requestId" value={deed.requestId ?? ""} />
        <Text as="p">{t("deeds.follows")}</Text>
        <List type="number">
          {deed.steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps never change places.
            <List.Item key={index}>{stepWords(step, t)}</List.Item>
          ))}
        </List>
        {deed.deed === "move" && (
          <Select
            label={t("deeds.place")}
            name="moveTo"
            options={places.map(({ externalId, name }) => ({
              value: externalId,
              label: name,
            }))}
            value={moveTo}
            onChange={setMoveTo}
          />
        )}
        {deed.deed === "cancel" && order.channel === "marketplace" && (
          <Select
            label={t("deeds.reason")}
            name="reason"
            options={sellerCancelReasons.map((one) => ({
              value: one,
              label: aftersale(`cancelReason.${one}`),
            }))}
            helpText={t("deeds.reasonHelp")}
            value={reason}
            onChange={setReason}
          />
        )}
        <Text as="p" tone="subdued">
          {t(`deeds.undo.${deed.undo}`)}
        </Text>
        <div role="alert">
          {answer?.outcome === "failed" && (
            <FailureBanner failure={answer.failure} />
          )}
          {(answer?.outcome === "moved" || answer?.outcome === "unknown") && (
            <Banner tone="warning">{t("deeds.moved")}</Banner>
          )}
          {answer?.outcome === "unfit" && (
            <Banner tone="critical">{t("deeds.unfit")}</Banner>
          )}
        </div>
        <ButtonGroup>
          <Button
            submit
            variant="primary"
            tone={deed.deed === "cancel" ? "critical" : undefined}
            loading={fetcher.state !== "idle"}
          >
            {t(`deeds.do.${deed.deed}`)}
          </Button>
          <Button onClick={close}>{t("deeds.notNow")}</Button>
        </ButtonGroup>
      </BlockStack>
    </fetcher.Form>
  );
}

const sideName = { storefront: "Shopify", marketplace: "TikTok Shop" };

function stepWords(step: DeedStep, t: TFunction<"order">): string {
  switch (step.step) {
    case "call-off":
      return t("deeds.step.callOff", { count: step.orders });
    case "refuse":
      return t("deeds.step.refuse");
    case "give-back":
      return t("deeds.step.giveBack");
    case "hold":
      return t("deeds.step.hold");
    case "release":
      return t("deeds.step.release");
    case "move":
      return step.location
        ? t("deeds.step.moveTo", { location: step.location })
        : t("deeds.step.move");
    case "never-twice":
      return t("deeds.step.neverTwice");
    case "cancel-storefront":
      return t("deeds.step.cancelStorefront");
    case "cancel-marketplace":
      return t("deeds.step.cancelMarketplace");
    case "others-follow":
      return t("deeds.step.othersFollow");
    case "no-refund":
      return t("deeds.step.noRefund");
    case "tell":
      return t("deeds.step.tell", {
        number: step.number,
        side: sideName[step.side],
      });
  }
}
