import { Form, Link } from "@remix-run/react";
import {
  Badge,
  Box,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShownEvent } from "../../queries/demand-events.server.ts";
import { useFormat } from "../format.ts";
import { useDayWriter } from "../write-day.ts";

/** Events ahead and lately; of what was seen without being told, a person says whether it was one. */
export function EventTable({ events }: { events: ShownEvent[] }) {
  const { t } = useTranslation("demand");
  const { number } = useFormat();
  const write = useDayWriter();
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("events.title")}
        </Text>
        {events.length === 0 && (
          <Text as="p" tone="subdued">
            {t("events.none")}
          </Text>
        )}
      </Box>
      {events.length > 0 && (
        <IndexTable
          selectable={false}
          itemCount={events.length}
          resourceName={{
            singular: t("events.event"),
            plural: t("events.title"),
          }}
          headings={[
            { title: t("events.event") },
            { title: t("events.about") },
            { title: t("events.when") },
            { title: t("events.lift"), alignment: "end" },
            { title: t("events.word") },
          ]}
        >
          {events.map((event, position) => (
            <IndexTable.Row id={event.id} key={event.id} position={position}>
              <IndexTable.Cell className="wrapping wide">
                <InlineStack gap="200" blockAlign="center">
                  <Text as="span">{event.name ?? t(`kind.${event.kind}`)}</Text>
                  {event.name && <Badge>{t(`kind.${event.kind}`)}</Badge>}
                  {event.standing !== "over" && (
                    <Badge
                      tone={event.standing === "planned" ? "info" : "success"}
                    >
                      {t(`events.${event.standing}`)}
                    </Badge>
                  )}
                  {event.isDetected && (
                    <Badge tone="attention">{t("events.seen")}</Badge>
                  )}
                </InlineStack>
              </IndexTable.Cell>
              <IndexTable.Cell className="wrapping">
                <About subject={event.subject} />
              </IndexTable.Cell>
              <IndexTable.Cell>
                {event.endsOn === null
                  ? t("events.since", { day: write(event.startsOn) })
                  : event.endsOn === event.startsOn
                    ? write(event.startsOn)
                    : `${write(event.startsOn)} – ${write(event.endsOn)}`}
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" alignment="end" numeric>
                  {event.lift === null ? "–" : `${number(event.lift)} ×`}
                </Text>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Word event={event} />
              </IndexTable.Cell>
            </IndexTable.Row>
          ))}
        </IndexTable>
      )}
    </Card>
  );
}

/** What an event is about, with the way to its page; a collection and the whole shop have none. */
function About({
  subject: { variantId, productId, label },
}: Pick<ShownEvent, "subject">) {
  const { t } = useTranslation("demand");
  if (variantId)
    return <Link to={`/app/stock/variant/${variantId}`}>{label ?? "–"}</Link>;
  if (productId)
    return <Link to={`/app/products/${productId}`}>{label ?? "–"}</Link>;
  return label ?? t("about.shop");
}

function Word({ event }: { event: ShownEvent }) {
  const { t } = useTranslation("demand");
  const { id, kind, isDetected, verdict } = event;
  const word = kind === "discount" ? "ofDiscount" : "ofRush";
  const of = event.name ?? event.subject.label ?? t(`kind.${event.kind}`);
  if (!isDetected)
    return (
      <OneDeed
        fields={{ intent: "remove-event", eventId: id }}
        says={t("events.remove")}
        of={of}
      />
    );
  if (verdict)
    return (
      <InlineStack gap="200" blockAlign="center" wrap={false}>
        <Badge tone={verdict === "confirmed" ? "success" : undefined}>
          {t(`events.${word}.${verdict}`)}
        </Badge>
        <OneDeed
          fields={{ intent: "judge-event", eventId: id, verdict: "" }}
          says={t("events.takeBack")}
          of={of}
        />
      </InlineStack>
    );
  return (
    <InlineStack gap="200" wrap={false}>
      {(["confirmed", "denied"] as const).map((said) => (
        <OneDeed
          key={said}
          fields={{ intent: "judge-event", eventId: id, verdict: said }}
          says={t(`events.${word}.say.${said}`)}
          of={of}
        />
      ))}
    </InlineStack>
  );
}

function OneDeed({
  fields,
  says,
  of,
}: {
  fields: Record<string, string>;
  says: string;
  of: string;
}) {
  return (
    <Form method="post">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button submit size="slim" accessibilityLabel={`${says}: ${of}`}>
        {says}
      </Button>
    </Form>
  );
}
