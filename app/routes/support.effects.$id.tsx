import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import {
  correctableOf,
  correctEffect,
  foreseeCorrection,
} from "#core/flows/correct-effect.ts";
import { retryEffect } from "#core/flows/retry-effect.ts";
import {
  reasonIn,
  reasonMissing,
  unmaskAtDesk,
} from "../auth/desk-deeds.server.ts";
import { deed, staffDeeds, staffLoader } from "../auth/staff.server.ts";
import { unmaskedUntil } from "../auth/staff-acts.server.ts";
import { orFailure } from "../failure.server.ts";
import { shopOf } from "../queries/support/shop-of.server.ts";
import { readStep } from "../queries/support/step.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { useRecorded } from "../ui/recorded.ts";
import { DeskOutcome } from "../ui/support/desk-outcome.tsx";
import { StepCards } from "../ui/support/step-cards.tsx";
import { StepRetry } from "../ui/support/step-retry.tsx";
import { UnmaskCard } from "../ui/support/unmask-card.tsx";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("support:step.open") };

export const loader = staffLoader(
  "effect:read:any",
  async ({ params, staff, now }) => {
    const { id, shopId } = await shopOf(world.prisma, "effect", params.id);
    const about = { shopId, subject: `effect:${id}` };
    const until = await unmaskedUntil(world.prisma, staff.sessionId, {
      ...about,
      now,
    });
    const isUnmasked = until !== null;
    const step = await readStep(world.prisma, id, { isUnmasked });
    const found =
      step.state === "refused" ? await correctableOf(world, shopId, id) : null;
    // The words may be personal data; that there are some is none.
    const correctable =
      found && "words" in found && !isUnmasked ? { masked: true } : found;
    return { about, page: { step, correctable, until, now } };
  },
);

/** @throws Response where the address names no step. */
const stepOf = async (id: string | undefined) => {
  const found = await shopOf(world.prisma, "effect", id);
  const about = { shopId: found.shopId, subject: `effect:${found.id}` };
  return { ...found, about };
};

const editPrefix = "edit.";
const editsIn = (form: FormData) =>
  Object.fromEntries(
    [...form]
      .filter(([name]) => name.startsWith(editPrefix))
      .map(([name, text]) => [name.slice(editPrefix.length), String(text)]),
  );

export const action = staffDeeds({
  retry: deed("effect:retry:any", async ({ params, form, staff }) => {
    const { id: effectId, shopId, about } = await stepOf(params.id);
    const reason = reasonIn(form);
    if (!reason) return reasonMissing(about);
    const { actor } = staff;
    const wish = { effectId, actor, reason };
    const answer = await orFailure(retryEffect(world, shopId, wish));
    return { about, reason, answer };
  }),
  edit: deed("effect:edit:any", async ({ params, form, staff }) => {
    const { id: effectId, shopId, about } = await stepOf(params.id);
    const reason = reasonIn(form);
    if (!reason) return reasonMissing(about);
    const edits = editsIn(form);
    const { actor } = staff;
    const wish = { effectId, actor, reason, edits };
    return {
      about,
      reason,
      details: { words: Object.keys(edits).join(", ") },
      answer: await orFailure(correctEffect(world, shopId, wish)),
    };
  }),
  foresee: deed("effect:edit:any", async ({ params, form }) => {
    const { id: effectId, shopId, about } = await stepOf(params.id);
    const edits = editsIn(form);
    const answer = await foreseeCorrection(world, shopId, { effectId, edits });
    return {
      about,
      kind: null,
      // What stood there before is masked until somebody gives a reason.
      answer:
        answer.outcome === "foreseen"
          ? {
              ...answer,
              changes: answer.changes.map(({ path, after }) => ({
                path,
                after,
              })),
            }
          : answer,
    };
  }),
  unmask: deed("personal:unmask:any", async ({ params, form, now }) => {
    const { about } = await stepOf(params.id);
    return unmaskAtDesk(about, { form, now });
  }),
});

export default function StepAtDesk() {
  const { step, correctable, until, now } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation("support");
  const said = useRecorded();
  useLive();
  return (
    <Page
      title={said(step.title)}
      subtitle={step.shop.name}
      titleMetadata={
        <Badge tone={step.state === "refused" ? "critical" : undefined}>
          {t(`step.state.${step.state as "planned"}`)}
        </Badge>
      }
      backAction={{
        content: step.shop.name,
        url: `/support/shops/${step.shop.id}`,
      }}
      secondaryActions={[
        { content: t("entry.open"), url: `/support/entries/${step.entry.id}` },
        ...(step.orderId
          ? [
              {
                content: t("order.open"),
                url: `/support/orders/${step.orderId}`,
              },
            ]
          : []),
      ]}
    >
      <BlockStack gap="400">
        <DeskOutcome answer={answer} />
        <StepCards step={step} now={now} />
        {step.state === "refused" && (
          <StepRetry key={step.id} stepId={step.id} correctable={correctable} />
        )}
        <UnmaskCard until={until} now={now} />
      </BlockStack>
    </Page>
  );
}
