import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import {
  foreseeAnswers,
  resolveConflicts,
} from "#core/flows/resolve-conflicts.ts";
import { mostAtOnce, readSettlementsForm } from "../api/settlements.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { readConflictGroups } from "../queries/conflict-groups.server.ts";
import { rooms } from "../texts/rooms.ts";
import { useAnswer } from "../ui/answer.ts";
import { AlikeAnswers } from "../ui/conflicts/alike-answers.tsx";
import { AlikeOutcome } from "../ui/conflicts/alike-outcome.tsx";
import { AlikePreview } from "../ui/conflicts/alike-preview.tsx";
import { answerFor, bulkAnswersOf } from "../ui/conflicts/answer-words.ts";
import { NoConflicts } from "../ui/conflicts/no-conflicts.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { FailureBanner } from "../ui/problem.tsx";
import { sayRecorded } from "../ui/recorded.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = {
  title: (t, data) => {
    const seen = data as Awaited<ReturnType<typeof loader>> | undefined;
    return seen?.title ? sayRecorded(seen.title, t) : t("conflicts:title");
  },
};

/** Questions of one cause, and what one answer to all of them would do. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireMerchant(request);
  const params = new URL(request.url).searchParams;
  const cause = params.get("cause");
  if (!cause) throw redirect("/app/conflicts");
  const wanted = new Set(params.getAll("id"));
  const now = world.clock.now();
  const { groups } = await readConflictGroups(world.prisma, shopId, now, {
    cause,
  });
  const [group] = groups;
  const asked = (group?.questions ?? []).filter(
    ({ id }) => wanted.size === 0 || wanted.has(id),
  );
  const questions = asked.slice(0, mostAtOnce);
  const answers = bulkAnswersOf(questions);
  const answer = answers.find((one) => one.answer === params.get("answer"));
  const items = answer
    ? questions.flatMap((one) => answerFor(one, answer.answer) ?? [])
    : [];
  const [first] = items;
  const choice =
    params.get("always") === "1" &&
    answer?.answer !== "suggested" &&
    first &&
    first.answer.kind !== "retry"
      ? first.answer
      : null;
  const always = choice && { cause, choice };
  return {
    cause,
    title: group?.title ?? null,
    ids: [...wanted],
    count: questions.length,
    /** Questions that do not fit into one request. */
    later: asked.length - questions.length,
    answers,
    answer: answer?.answer ?? null,
    wantsAlways: params.get("always") === "1",
    items,
    always,
    foreseen:
      items.length > 0
        ? await orBoundary(foreseeAnswers(world, shopId, items, always))
        : null,
  };
}

/** Carries out what was seen; each question is settled for itself. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  const settlements = readSettlementsForm(await request.formData());
  if (!settlements) throw new Response(null, { status: 400 });
  const names = new Map(
    (
      await world.prisma.conflict.findMany({
        where: {
          shopId,
          id: { in: settlements.items.map(({ conflictId }) => conflictId) },
        },
        select: { id: true, subject: true },
      })
    ).map(({ id, subject }) => [id, subject]),
  );
  const resolved = await orFailure(
    resolveConflicts(world, shopId, { ...settlements, actor }),
  );
  return "outcome" in resolved
    ? resolved
    : {
        ...resolved,
        items: resolved.items.map((one) => ({
          ...one,
          subject: names.get(one.conflictId) ?? "",
        })),
      };
}

export default function Alike() {
  const { t } = useTranslation(rooms);
  const seen = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  return (
    <Page
      title={seen.title ? sayRecorded(seen.title, t) : t("conflicts:title")}
      subtitle={t("conflicts:alike.subtitle")}
      backAction={{ content: t("conflicts:title"), url: "/app/conflicts" }}
    >
      <BlockStack gap="400">
        {answer && "outcome" in answer && (
          <FailureBanner failure={answer.failure} />
        )}
        {answer && "items" in answer && <AlikeOutcome resolved={answer} />}
        {seen.count === 0 ? (
          <NoConflicts text={t("conflicts:empty.alike")} />
        ) : (
          <>
            <AlikeAnswers seen={seen} />
            {seen.foreseen && (
              <AlikePreview
                foreseen={seen.foreseen}
                items={seen.items}
                always={seen.always}
              />
            )}
          </>
        )}
      </BlockStack>
    </Page>
  );
}
