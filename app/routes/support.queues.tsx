import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Link, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { staffLoader } from "../auth/staff.server.ts";
import { readQueues } from "../queries/support/queues.server.ts";
import { useFormat } from "../ui/format.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { Facts } from "../ui/support/facts.tsx";
import { TitledCard } from "../ui/support/titled-card.tsx";
import { Ago } from "../ui/time.tsx";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";

export const handle: TitleHandle = { title: (t) => t("support:bar.queues") };

export const loader = staffLoader("queue:read:any", async ({ now }) => ({
  about: { shopId: null, subject: "queues" },
  page: await readQueues(world, now),
}));

/** Lanes and waiting work; where the queue is Redis, Bull Board stands beside it. */
export default function Queues() {
  const { backend, lanes, entries, effects, busiest, beats, now } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("support");
  const { number } = useFormat();
  useLive();
  const ago = (at: Date | null) => at && <Ago at={at} now={now} />;
  return (
    <Page
      title={t("bar.queues")}
      subtitle={t(`queues.backend.${backend}`)}
      {...(backend === "redis" && {
        secondaryActions: [
          {
            content: t("queues.board"),
            url: "/support/queues/board",
            external: true,
          },
        ],
      })}
    >
      <BlockStack gap="400">
        {backend === "postgres" && <Banner>{t("queues.noBoard")}</Banner>}
        <TitledCard title={t("queues.lanes")}>
          <Facts
            rows={lanes.map(({ lane, concurrency, counts }) => [
              t("queues.lane", { lane, count: concurrency }),
              counts ? t("queues.counts", { ...counts }) : t("queues.silent"),
            ])}
          />
        </TitledCard>
        <TitledCard title={t("queues.work")}>
          <Text as="p" tone="subdued">
            {t("queues.truth")}
          </Text>
          <Facts
            rows={[
              [t("shop.entries"), number(entries.waiting)],
              [t("shop.oldest"), ago(entries.oldest)],
              ...effects.map((row): [string, string] => [
                t(`step.state.${row.state as "planned"}`),
                number(row.count),
              ]),
            ]}
          />
        </TitledCard>
        <TitledCard title={t("queues.busiest")}>
          {busiest.length === 0 && (
            <Text as="p" tone="subdued">
              {t("queues.idle")}
            </Text>
          )}
          <ul className="rows">
            {busiest.map(({ shopId, name, count }) => (
              <li key={shopId}>
                <Link url={`/support/shops/${shopId}`}>{name}</Link>
                {` · ${number(count)}`}
              </li>
            ))}
          </ul>
        </TitledCard>
        <TitledCard title={t("queues.beats")}>
          <Facts rows={beats.map(({ process, at }) => [process, ago(at)])} />
        </TitledCard>
      </BlockStack>
    </Page>
  );
}
