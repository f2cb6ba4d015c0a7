import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type {
  FlightDeck as Deck,
  Heartbeat,
} from "../../queries/flight-deck.server.ts";
import { useFailureWords } from "../problem.tsx";
import { Ago } from "../time.tsx";

const tones = { fresh: "success", late: "warning", none: undefined } as const;

/** How fresh each flow is, and when the platforms last talked to us. */
export function FlightDeck({ deck, now }: { deck: Deck; now: Date }) {
  const { t } = useTranslation("home");
  return (
    <Card padding="0">
      <BlockStack gap="0">
        <div className="card-head">
          <Text as="h2" variant="headingMd">
            {t("deck.title")}
          </Text>
        </div>
        <ul className="rows">
          {deck.flows.map(({ flow, state, checkedAt, compared, found }) => (
            <li key={flow}>
              <InlineStack align="space-between" blockAlign="center" gap="300">
                <BlockStack gap="050" inlineAlign="start">
                  <InlineStack gap="200" blockAlign="center">
                    <Text as="span" fontWeight="semibold">
                      {t(`deck.flow.${flow}`)}
                    </Text>
                    <Badge tone={tones[state]}>
                      {t(`deck.state.${state}`)}
                    </Badge>
                  </InlineStack>
                  <Text as="span" tone="subdued">
                    {compared === 0
                      ? t("deck.nothingCompared")
                      : t("deck.compared", { count: compared, found })}
                  </Text>
                </BlockStack>
                <Text as="span" tone="subdued">
                  {checkedAt ? (
                    <Ago at={checkedAt} now={now} />
                  ) : (
                    t("deck.never")
                  )}
                </Text>
              </InlineStack>
            </li>
          ))}
          {deck.heartbeats.map((heartbeat) => (
            <li key={heartbeat.source}>
              <HeartbeatRow heartbeat={heartbeat} now={now} />
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function HeartbeatRow({
  heartbeat: { source, state, letters, lastAt, missed, problem },
  now,
}: {
  heartbeat: Heartbeat;
  now: Date;
}) {
  const { t } = useTranslation("home");
  const words = useFailureWords();
  const said = problem && words(problem);
  return (
    <InlineStack align="space-between" blockAlign="center" gap="300">
      <BlockStack gap="050" inlineAlign="start">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {t(`deck.heartbeat.${source}`)}
          </Text>
          {state !== "heard" && (
            <Badge tone={state === "refused" ? "critical" : "warning"}>
              {t(`deck.unheard.${state}`)}
            </Badge>
          )}
        </InlineStack>
        <Text as="span" tone="subdued">
          {letters === 0
            ? t("deck.quiet")
            : t("deck.letters", { count: letters })}
        </Text>
        {state === "silent" && (
          <Text as="span">{t("deck.missed", { count: missed })}</Text>
        )}
        {said && (
          <Text as="span">
            {said.title}. {said.fix}
          </Text>
        )}
      </BlockStack>
      <Text as="span" tone="subdued">
        {lastAt ? <Ago at={lastAt} now={now} /> : t("deck.never")}
      </Text>
    </InlineStack>
  );
}
