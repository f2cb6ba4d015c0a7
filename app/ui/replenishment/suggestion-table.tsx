import { useSearchParams } from "@remix-run/react";
import { Box, Card, IndexTable } from "@shopify/polaris";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Suggestion } from "../../queries/replenishment.server.ts";
import type {
  ReplenishmentPage,
  ToSend,
} from "../../queries/replenishment-page.server.ts";
import { Pager } from "../pager.tsx";
import { useSteady } from "../use-steady.ts";
import { AcceptForm } from "./accept-form.tsx";
import { SuggestionDetail } from "./suggestion-detail.tsx";
import { SuggestionRow } from "./suggestion-row.tsx";

/** Everything that the network stores: what to send of it, until when, and what happens otherwise. */
export function SuggestionTable({
  replenishment,
}: {
  replenishment: ReplenishmentPage;
}) {
  const { suggestions, toSend, currency, leadTime, now, today } = replenishment;
  const { t } = useTranslation("replenishment");
  const [, setParams] = useSearchParams();
  // What was typed on one page is still meant on the next.
  const [edited, setEdited] = useState<Record<string, ToSend>>({});
  const [open, setOpen] = useState<string | null>(null);
  const sent = [
    ...toSend.map((one) => edited[one.goodsId] ?? one),
    ...Object.values(edited).filter(
      ({ goodsId }) => !toSend.some((one) => one.goodsId === goodsId),
    ),
    // What a person sends nothing of is told as well: it is a change of what was suggested.
  ].filter(({ units, suggested }) => units > 0 || suggested > 0);
  // The row answers at once; why so many, with its picture, follows when there is time.
  const explained = useDeferredValue(open);
  const shown = suggestions.rows.find(({ goodsId }) => goodsId === explained);
  const toggle = useSteady((goodsId: string) =>
    setOpen(open === goodsId ? null : goodsId),
  );
  const edit = useSteady((one: Suggestion, units: number) => {
    const { goodsId, goodsExternalId, name, packSize, week } = one;
    setEdited({
      ...edited,
      [goodsId]: {
        goodsId,
        goodsExternalId,
        name,
        packSize,
        week,
        units,
        suggested: one.line.units,
      },
    });
  });
  return (
    <Card padding="0">
      <AcceptForm replenishment={replenishment} sent={sent} />
      {suggestions.rows.length > 0 && (
        <IndexTable
          selectable={false}
          itemCount={suggestions.rows.length}
          resourceName={{
            singular: t("table.article"),
            plural: t("table.articles"),
          }}
          headings={[
            { title: t("table.article") },
            { title: t("table.there"), alignment: "end" },
            { title: t("table.onTheWay"), alignment: "end" },
            { title: t("table.expected"), alignment: "end" },
            { title: t("table.risk") },
            { title: t("table.sendBy") },
            { title: t("table.send"), alignment: "end" },
          ]}
        >
          {suggestions.rows.map((one, position) => (
            <SuggestionRow
              key={one.goodsId}
              suggestion={one}
              position={position}
              units={
                edited[one.goodsId]?.units ??
                (one.dismissed ? 0 : one.line.units)
              }
              isOpen={open === one.goodsId}
              onOpen={toggle}
              onUnits={edit}
            />
          ))}
        </IndexTable>
      )}
      <Pager
        at={suggestions}
        goTo={(page) =>
          setParams({ page: String(page) }, { preventScrollReset: true })
        }
      />
      {shown && (
        <Box padding="400" borderBlockStartWidth="025" borderColor="border">
          <SuggestionDetail
            key={shown.goodsId}
            suggestion={shown}
            currency={currency}
            leadTime={leadTime}
            now={now}
            today={today}
          />
        </Box>
      )}
    </Card>
  );
}
