import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import {
  changeDetails,
  placeOfRefused,
  previewDetails,
} from "#core/flows/change-details.ts";
import { readDetailsForm } from "../api/details-wish.server.ts";
import { reasonIn, reasonMissing } from "../auth/desk-deeds.server.ts";
import { deed, staffDeeds, staffLoader } from "../auth/staff.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { shopOf } from "../queries/support/shop-of.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { AsSeen } from "../ui/listing/as-seen.tsx";
import { DetailsForm } from "../ui/listing/details-form.tsx";
import { DetailsVerdict } from "../ui/listing/details-verdict.tsx";
import { RefusedBanner } from "../ui/listing/refused-details.tsx";
import type { TitleHandle } from "../ui/page-title.tsx";
import { type DeskAnswer, DeskOutcome } from "../ui/support/desk-outcome.tsx";
import { ReasonForm } from "../ui/support/reason-form.tsx";
import { TitledCard } from "../ui/support/titled-card.tsx";
import { world } from "../world.server.ts";

export { looksOnce as shouldRevalidate } from "../ui/looks-once.ts";
export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = {
  title: (t) => t("support:step.details.title"),
};

/** @throws Response where the address names no change of details, or its listing is gone. */
async function refusedAt(effectId: string | undefined) {
  const { id, shopId } = await shopOf(world.prisma, "effect", effectId);
  const place = await placeOfRefused(world, shopId, id);
  if (!place) throw new Response(null, { status: 404 });
  const about = { shopId, subject: `effect:${id}` };
  return { id, shopId, about, place: { ...place, refusedId: id } };
}

/** Nothing of a listing is personal data: it is shown without a reason. */
export const loader = staffLoader("effect:edit:any", async ({ params }) => {
  const { id, shopId, about, place } = await refusedAt(params.id);
  const preview = await orBoundary(
    previewDetails(world, shopId, { ...place, said: null }),
  );
  if (!preview) throw new Response(null, { status: 404 });
  return { about, page: { id, preview } };
});

/** What was said, as it is sent again with the confirmation. */
const askedIn = (form: FormData) =>
  [...form.entries()].flatMap(([name, value]): [string, string][] =>
    ["do", "fingerprint", "reason"].includes(name)
      ? []
      : [[name, String(value)]],
  );

export const action = staffDeeds({
  look: deed("effect:edit:any", async ({ params, form }) => {
    const { shopId, about, place } = await refusedAt(params.id);
    const read = readDetailsForm(form);
    if ("unread" in read)
      return {
        about,
        kind: null,
        answer: { outcome: "unread" as const, ...read },
      };
    const answer = await orFailure(
      previewDetails(world, shopId, { ...place, ...read }).then((preview) => ({
        outcome: "looked" as const,
        preview,
        asked: askedIn(form),
      })),
    );
    return { about, kind: null, answer };
  }),
  send: deed("effect:edit:any", async ({ params, form, staff }) => {
    const { shopId, about, place } = await refusedAt(params.id);
    const reason = reasonIn(form);
    if (!reason) return reasonMissing(about);
    const read = readDetailsForm(form);
    if ("unread" in read) throw new Response(null, { status: 400 });
    const answer = await orFailure(
      changeDetails(world, shopId, {
        wish: { ...place, ...read },
        fingerprint: String(form.get("fingerprint")),
        actor: staff.actor,
        reason,
      }),
    );
    return {
      about,
      reason,
      answer:
        answer.outcome === "changing"
          ? { outcome: "retried" as const }
          : answer.outcome === "moved" || answer.outcome === "blocked"
            ? { ...answer, asked: askedIn(form) }
            : answer,
    };
  }),
});

export default function RefusedDetailsAtDesk() {
  const { id, preview: first } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation(["support", "listing"]);
  const seen =
    answer && "preview" in answer && answer.preview
      ? { preview: answer.preview, asked: answer.asked }
      : null;
  const preview = seen?.preview ?? first;
  const { items, blockers } = preview;
  const isSent = answer?.outcome === "retried" || answer?.outcome === "already";
  const step = `/support/effects/${id}`;
  return (
    <Page
      title={t("step.details.title")}
      subtitle={first.listing.title}
      titleMetadata={
        first.refused && (
          <Badge tone="critical">{t("step.state.refused")}</Badge>
        )
      }
      backAction={{ content: t("step.open"), url: step }}
    >
      <BlockStack gap="400">
        <DeskOutcome answer={shown(answer)} />
        {!isSent && <RefusedBanner refused={first.refused} />}
        {!isSent && (
          <DetailsVerdict preview={preview} isLooked={seen !== null} />
        )}
        {!isSent && seen && items.length > 0 && blockers.length === 0 && (
          <TitledCard title={t("step.details.send")}>
            <ReasonForm deed="send" button={t("step.editButton")} isPrimary>
              <AsSeen asked={seen.asked} fingerprint={preview.fingerprint} />
            </ReasonForm>
          </TitledCard>
        )}
        {!isSent && preview.now && first.refused && (
          <DetailsForm
            now={preview.now}
            preview={{ ...preview, refused: first.refused }}
            unread={answer?.outcome === "unread" ? answer.unread : []}
            categoriesAt={`${step}/categories`}
          >
            <input type="hidden" name="do" value="look" />
          </DetailsForm>
        )}
      </BlockStack>
    </Page>
  );
}

/** What stands in a banner of its own; what was looked at stands in the form. */
function shown(
  answer: ReturnType<typeof useAnswer<typeof action>>,
): DeskAnswer | undefined {
  switch (answer?.outcome) {
    case "unread":
      return { outcome: "unedited" };
    case "looked":
    case "blocked":
      return undefined;
    default:
      return answer;
  }
}
