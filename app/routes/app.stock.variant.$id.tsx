import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  type ShouldRevalidateFunction,
  useLoaderData,
  useParams,
} from "@remix-run/react";
import { BlockStack, Card, InlineGrid, Page } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Channel, channels } from "#core/domain/stock/stock-rule.ts";
import { answerKitForm } from "../api/kit-action.server.ts";
import { answerReplayForm } from "../api/replay-action.server.ts";
import { answerRuleForm } from "../api/stock-rule-action.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { readDemandPanel } from "../queries/demand-panel.server.ts";
import { pastMoment } from "../queries/past-moment.ts";
import { readStockPage, readWalk } from "../queries/stock-page.server.ts";
import { isId } from "../queries/variant-ids.ts";
import type { Translate } from "../texts/rooms.ts";
import { rooms } from "../texts/rooms.ts";
import { useAnswer } from "../ui/answer.ts";
import { Arrival } from "../ui/arrival.tsx";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { sayRecorded } from "../ui/recorded.ts";
import { DemandCard } from "../ui/stock/demand-card.tsx";
import { isBeingTold } from "../ui/stock/is-being-told.ts";
import { KitCard } from "../ui/stock/kit-card.tsx";
import { MovementLedger } from "../ui/stock/movement-ledger.tsx";
import { NumberHistory } from "../ui/stock/number-history.tsx";
import { PaceCard } from "../ui/stock/pace-card.tsx";
import { PlacesCard } from "../ui/stock/places-card.tsx";
import { ReplayCard } from "../ui/stock/replay-card.tsx";
import { RuleCard } from "../ui/stock/rule-card.tsx";
import { SoldAsCard } from "../ui/stock/sold-as-card.tsx";
import { SplitCard } from "../ui/stock/split-card.tsx";
import type { ReadOf } from "../ui/stock/term-address.ts";
import { TimeTravel } from "../ui/stock/time-travel.tsx";
import { ruleId } from "../ui/stock/why-anchors.ts";
import { WhyCard } from "../ui/stock/why-card.tsx";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("stock:title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  if (!isId(params.id)) throw new Response(null, { status: 404 });
  const { prisma, clock } = world;
  const { searchParams } = new URL(request.url);
  const version = searchParams.get("version") ?? undefined;
  const [page, demand] = await Promise.all([
    readStockPage(
      prisma,
      shopId,
      params.id,
      null,
      clock.now(),
      isId(version) ? version : null,
    ),
    readDemandPanel(prisma, shopId, params.id, clock.now()),
  ]);
  if (!page) throw new Response(null, { status: 404 });
  const moment = pastMoment(searchParams.get("at"), clock.now());
  return {
    ...page,
    demand,
    walk: await readWalk(prisma, shopId, page, moment),
  };
}

// Which of the movements are shown is a matter of the page alone.
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  const rest = ({ searchParams }: URL) =>
    ["at", "version"].map((name) => searchParams.get(name)).join();
  const isSame =
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.search !== nextUrl.search &&
    rest(currentUrl) === rest(nextUrl);
  return !(isSame && formMethod === undefined) && defaultShouldRevalidate;
};

export async function action({ request, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new Response(null, { status: 404 });
  const form = await request.clone().formData();
  const none = { kit: undefined, rule: undefined, replay: undefined };
  switch (form.get("intent")) {
    case "kit":
    case "kit-preview":
      return { ...none, kit: await answerKitForm(request, params.id) };
    case "replay":
      return { ...none, replay: await answerReplayForm(request, params.id) };
    default:
      return { ...none, rule: await answerRuleForm(request, params.id) };
  }
}

export default function VariantStock() {
  const { t } = useTranslation(rooms);
  const shown = useLoaderData<typeof loader>();
  const {
    name,
    productId,
    sku,
    stock,
    places,
    uncounted,
    rules,
    history,
    kit,
    past,
    split,
    paces,
    walk,
  } = shown;
  const answer = useAnswer<typeof action>();
  const read: ReadOf = {
    variantId: shown.variantId,
    questions: shown.questions,
    page: {
      versions: channels.flatMap((channel) =>
        rules.own[channel].map((one) => one.id),
      ),
      hasSplit: split !== null,
      hasSoldAs: shown.soldAs.length > 0,
    },
  };
  // What was set is worked out and told after the answer to it, also where another form is answered meanwhile.
  const isSet =
    answer?.rule?.outcome === "set" || answer?.kit?.outcome === "set";
  const { id } = useParams();
  const [setOf, setSetOf] = useState<string>();
  if (isSet && setOf !== id) setSetOf(id);
  useLive(
    setOf === id ||
      split?.state === "comes" ||
      split?.state === "givesBack" ||
      isBeingTold(stock.told),
  );
  const callOf = (channel: Channel) => {
    const line = history.find(
      (one) => one.channel === channel && one.effectId !== null,
    );
    return line?.effectId ? { effectId: line.effectId, at: line.at } : null;
  };
  return (
    <Page
      title={name}
      subtitle={sku ?? t("common:noSku")}
      backAction={{ content: t("common:menu.stock"), url: "/app/stock" }}
      secondaryActions={[
        { content: t("stock:toProduct"), url: `/app/products/${productId}` },
      ]}
      fullWidth
    >
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          {channels.map((channel) => (
            <BlockStack gap="400" key={channel}>
              <WhyCard
                channel={channel}
                read={read}
                told={stock.told.filter((one) => one.channel === channel)}
                call={callOf(channel)}
              />
              <Arrival
                id={ruleId(channel)}
                label={t("stock:rule.title", {
                  channel: t(`common:channel.${channel}`),
                })}
              >
                <RuleCard
                  channel={channel}
                  versions={rules.own[channel]}
                  fallback={rules.shop[channel][0]}
                  answer={answer?.rule}
                />
              </Arrival>
              <PaceCard
                channel={channel}
                variantId={shown.variantId}
                pace={paces[channel]}
              />
              <ReplayCard
                channel={channel}
                bufferUnits={
                  (
                    rules.own[channel][0]?.limits ??
                    rules.shop[channel][0]?.limits
                  )?.bufferUnits ?? 0
                }
                promise={
                  (
                    rules.own[channel][0]?.limits ??
                    rules.shop[channel][0]?.limits
                  )?.promise ?? "shared"
                }
                answer={answer?.replay}
              />
            </BlockStack>
          ))}
        </InlineGrid>
        <SplitCard split={split} read={read} />
        <SoldAsCard soldAs={shown.soldAs} />
        <DemandCard demand={shown.demand} name={name} />
        <PlacesCard
          places={places}
          inTransit={shown.inTransit}
          uncounted={uncounted}
        />
        <KitCard
          kit={kit}
          answer={answer?.kit}
          problem={problemOf(answer?.kit, t)}
        />
        <TimeTravel
          // Another moment begins the walk anew.
          key={walk.moment?.getTime() ?? "now"}
          variantId={shown.variantId}
          walk={walk}
          read={read}
        />
        <MovementLedger walk={walk} lies={places} />
        <Card padding="0">
          <NumberHistory
            history={history}
            sales={past.sales}
            restocked={shown.behind.atService}
            read={read}
          />
        </Card>
      </BlockStack>
    </Page>
  );
}

function problemOf(
  answer: Awaited<ReturnType<typeof answerKitForm>> | undefined,
  t: Translate,
): string | null {
  if (answer?.outcome === "unfit") return sayRecorded(answer.why, t);
  return answer?.outcome === "failed"
    ? sayRecorded(`${answer.failure.title}. ${answer.failure.fix}`, t)
    : null;
}
