import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { isAboutStep } from "#core/domain/conflicts/cause.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { foreseeAnswers } from "#core/flows/resolve-conflicts.ts";
import { retryEffect } from "#core/flows/retry-effect.ts";
import { readSettlementForm } from "../api/settlement.server.ts";
import {
  reasonIn,
  reasonMissing,
  tendAtDesk,
  unmaskAtDesk,
} from "../auth/desk-deeds.server.ts";
import { deed, staffDeeds, staffLoader } from "../auth/staff.server.ts";
import { unmaskedUntil } from "../auth/staff-acts.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { readQuestion } from "../queries/support/question.server.ts";
import { shopOf } from "../queries/support/shop-of.server.ts";
import { readStaffNames } from "../queries/support/staff-acts.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { useRecorded } from "../ui/recorded.ts";
import { DeskOutcome } from "../ui/support/desk-outcome.tsx";
import { QuestionColumns } from "../ui/support/question-columns.tsx";
import { QuestionSettled } from "../ui/support/question-settled.tsx";
import { QuestionTending } from "../ui/support/question-tending.tsx";
import { answersFor, SettleForm } from "../ui/support/settle-form.tsx";
import { SuggestedAnswer } from "../ui/support/suggested-answer.tsx";
import { UnmaskCard } from "../ui/support/unmask-card.tsx";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = {
  title: (_, data) =>
    (data as { question: { subject: string } }).question.subject,
};

export const loader = staffLoader(
  "conflict:read:any",
  async ({ params, staff, now }) => {
    const { id, shopId } = await shopOf(world.prisma, "conflict", params.id);
    const about = { shopId, subject: `conflict:${id}` };
    const until = await unmaskedUntil(world.prisma, staff.sessionId, {
      ...about,
      now,
    });
    const [question, colleagues] = await Promise.all([
      readQuestion(world.prisma, id, { isUnmasked: until !== null }),
      readStaffNames(world.prisma),
    ]);
    const { version: seen, state } = question;
    const choices = state === "open" ? answersFor(question) : [];
    const foreseen = await orBoundary(
      foreseeAnswers(
        world,
        shopId,
        choices.map((answer) => ({ conflictId: id, version: seen, answer })),
        null,
      ),
    );
    return {
      about,
      page: {
        question,
        colleagues,
        until,
        now,
        choices: choices.map((answer, at) => ({
          answer,
          foreseen: foreseen.items[at] ?? null,
        })),
      },
    };
  },
);

/** @throws Response where the address names no question. */
const questionOf = async (id: string | undefined) => {
  const found = await shopOf(world.prisma, "conflict", id);
  const about = { shopId: found.shopId, subject: `conflict:${found.id}` };
  return { ...found, about };
};

export const action = staffDeeds({
  settle: deed("conflict:resolve:any", async ({ params, form, staff }) => {
    const { id, shopId, about } = await questionOf(params.id);
    const reason = reasonIn(form);
    if (!reason) return reasonMissing(about);
    const settlement = readSettlementForm(form);
    if (!settlement) throw new Response(null, { status: 400 });
    const { actor } = staff;
    const wish = { ...settlement, conflictId: id, actor, reason };
    const answer = await orFailure(resolveConflict(world, shopId, wish));
    const { kind } = settlement.choice;
    return { about, reason, details: { choice: kind }, answer };
  }),
  retry: deed("effect:retry:any", async ({ params, form, staff }) => {
    const { id, shopId, about } = await questionOf(params.id);
    const reason = reasonIn(form);
    if (!reason) return reasonMissing(about);
    const { subjectId: effectId } =
      await world.prisma.conflict.findFirstOrThrow({
        where: { shopId, id, subjectKind: "effect" },
      });
    const { actor } = staff;
    const wish = { effectId, actor, reason };
    return {
      about,
      reason,
      details: { effect: effectId },
      answer: await orFailure(retryEffect(world, shopId, wish)),
    };
  }),
  tend: deed("conflict:tend:any", async ({ params, form, staff, now }) => {
    const { id, shopId } = await questionOf(params.id);
    return tendAtDesk({ conflictId: id, shopId }, { form, staff, now });
  }),
  unmask: deed("personal:unmask:any", async ({ params, form, now }) => {
    const { about } = await questionOf(params.id);
    return unmaskAtDesk(about, { form, now });
  }),
});

export default function QuestionPage() {
  const { question, choices, colleagues, until, now } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation("support");
  const said = useRecorded();
  const isOpen = question.state === "open";
  useLive(isOpen);
  return (
    <Page
      title={question.subject}
      subtitle={`${question.shop.name} · ${said(question.causeTitle)}`}
      titleMetadata={<Badge>{t(`state.${question.state as "open"}`)}</Badge>}
      backAction={{ content: t("inbox.title"), url: "/support" }}
      secondaryActions={[
        { content: t("shop.open"), url: `/support/shops/${question.shop.id}` },
        ...(question.orderId
          ? [
              {
                content: t("order.open"),
                url: `/support/orders/${question.orderId}`,
              },
            ]
          : []),
        ...(question.subjectKind === "effect"
          ? [
              {
                content: t("step.open"),
                url: `/support/effects/${question.subjectId}`,
              },
            ]
          : []),
        ...(isOpen && isAboutStep(question.cause, "marketplace.change-details")
          ? [
              {
                content: t("step.details.title"),
                url: `/support/effects/${question.subjectId}/details`,
              },
            ]
          : []),
      ]}
    >
      <BlockStack gap="400">
        <DeskOutcome answer={answer} />
        <Text as="p" variant="bodyLg" breakWord>
          {said(question.reason)}
        </Text>
        <SuggestedAnswer suggestion={question.suggestion} />
        <QuestionColumns question={question} now={now} />
        {isOpen ? (
          <>
            <SettleForm
              key={question.version}
              question={question}
              choices={choices}
            />
            <QuestionTending
              question={question}
              colleagues={colleagues}
              now={now}
            />
          </>
        ) : (
          <QuestionSettled question={question} now={now} />
        )}
        <UnmaskCard until={until} now={now} />
      </BlockStack>
    </Page>
  );
}
