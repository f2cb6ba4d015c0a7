import { Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShopHealth } from "../../queries/support/shops.server.ts";
import { useFormat } from "../format.ts";
import { useRecorded } from "../recorded.ts";
import { Ago } from "../time.tsx";
import { Facts } from "./facts.tsx";
import { TitledCard } from "./titled-card.tsx";

/** What waits in a shop, what was done last, and how it was last compared with its platforms. */
export function ShopWork({
  health: { queue, effects, sweeps, marks },
  now,
}: {
  health: ShopHealth;
  now: Date;
}) {
  const { t } = useTranslation("support");
  const { number } = useFormat();
  const said = useRecorded();
  return (
    <>
      <TitledCard title={t("shop.queue")}>
        <Facts
          rows={[
            [t("shop.entries"), number(queue.entries)],
            [
              t("shop.oldest"),
              queue.oldest && <Ago at={queue.oldest} now={now} />,
            ],
            ...Object.entries(queue.states).map(
              ([state, count]): [string, string] => [
                t(`step.state.${state as "planned"}`),
                number(count),
              ],
            ),
          ]}
        />
      </TitledCard>
      <TitledCard title={t("shop.effects")}>
        {effects.length === 0 && (
          <Text as="p" tone="subdued">
            {t("entry.nothing")}
          </Text>
        )}
        <ul className="rows">
          {effects.map((effect) => (
            <li key={effect.id}>
              <Link url={`/support/effects/${effect.id}`}>
                {said(effect.title)}
              </Link>
              {` · ${t(`step.state.${effect.state as "planned"}`)} · `}
              <Ago at={effect.endedAt ?? effect.plannedAt} now={now} />
            </li>
          ))}
        </ul>
      </TitledCard>
      <TitledCard title={t("shop.sweeps")}>
        <Facts
          rows={[
            ...marks.map((mark): [string, React.ReactNode] => [
              mark.feed,
              <Ago key={mark.feed} at={mark.sweptAt} now={now} />,
            ]),
            ...sweeps.map((sweep): [string, React.ReactNode] => [
              `${sweep.feed}${sweep.isWhole ? ` (${t("shop.whole")})` : ""}`,
              <span key={sweep.id}>
                {t("shop.compared", {
                  compared: sweep.compared,
                  found: sweep.found,
                })}{" "}
                <Ago at={sweep.at} now={now} />
              </span>,
            ]),
          ]}
        />
      </TitledCard>
    </>
  );
}
