import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Page, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { isAboutStep } from "#core/domain/conflicts/cause.ts";
import { placeOfRefused } from "#core/flows/change-details.ts";
import { resolveConflict } from "#core/flows/resolve-conflict.ts";
import { tendConflict } from "#core/flows/tend-conflict.ts";
import { undoChange } from "#core/flows/undo-change.ts";
import { again, doAgain } from "../api/do-again.server.ts";
import { readSettlementForm } from "../api/settlement.server.ts";
import { readTendingForm } from "../api/settlements.server.ts";
import { requireMerchant } from "../auth/merchant.server.ts";
import { orFailure } from "../failure.server.ts";
import { readAbout } from "../queries/conflict-about.server.ts";
import { readConflict } from "../queries/conflicts.server.ts";
import { readLastWriters } from "../queries/support/last-writers.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { readFreeLocations } from "../queries/warehouses.server.ts";
import { rooms } from "../texts/rooms.ts";
import { Subject } from "../ui/activity/audit-sentence.tsx";
import { saySubject } from "../ui/activity/audit-words.ts";
import { useAnswer } from "../ui/answer.ts";
import { suggestionInWords } from "../ui/conflicts/answer-words.ts";
import { ConflictForm } from "../ui/conflicts/conflict-form.tsx";
import { kindName } from "../ui/conflicts/conflict-words.ts";
import { CorrectDetails } from "../ui/conflicts/correct-details.tsx";
import { CountStories } from "../ui/conflicts/count-stories.tsx";
import { Outcome } from "../ui/conflicts/outcome.tsx";
import { Settled } from "../ui/conflicts/settled.tsx";
import { Tending } from "../ui/conflicts/tending.tsx";
import { WhereToAct } from "../ui/conflicts/where-to-act.tsx";
import { useLive } from "../ui/live.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { sayRecorded } from "../ui/recorded.ts";
import { world } from "../world.server.ts";

export { PageProblem as ErrorBoundary } from "../ui/page-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = {
  title: (t, data) => {
    const seen = data as Awaited<ReturnType<typeof loader>> | undefined;
    return seen ? sayRecorded(seen.conflict.subject, t) : t("conflicts:one");
  },
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, domain } = await requireMerchant(request);
  const conflict = isId(params.id)
    ? await readConflict(world.prisma, shopId, params.id)
    : null;
  if (!conflict) throw new Response(null, { status: 404 });
  const [about, writers, rejectReasons, locations, refused] = await Promise.all(
    [
      readAbout(world.prisma, shopId, conflict),
      readLastWriters(world.prisma, { ...conflict, shopId }),
      rejectReasonsFor({ shopId, domain }, conflict),
      conflict.subjectKind === "warehouse"
        ? readFreeLocations(world.prisma, shopId)
        : [],
      isAboutStep(conflict.cause, "marketplace.change-details")
        ? placeOfRefused(world, shopId, conflict.subjectId)
        : null,
    ],
  );
  const now = world.clock.now();
  return { conflict, about, writers, now, rejectReasons, locations, refused };
}

/** TikTok Shop's own reasons for this very request: they depend on the market and on where it stands. */
async function rejectReasonsFor(
  shop: Parameters<typeof world.marketplace.listRejectReasons>[0],
  conflict: { state: string; field: string | null; key: string },
) {
  if (conflict.state !== "open" || conflict.field !== "return-request")
    return null;
  const returnExternalId = conflict.key.split(":")[1] ?? "";
  try {
    return await world.marketplace.listRejectReasons(shop, returnExternalId);
  } catch (error) {
    // Without them he can still grant it; TikTok Shop may be back when he comes again.
    world.log.warn(
      { shopId: shop.shopId, error: String(error) },
      "the reasons to refuse a return could not be read",
    );
    return null;
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, actor } = await requireMerchant(request);
  if (!isId(params.id)) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const deed = again.safeParse(form.get("choice"));
  if (deed.success) {
    const conflict = await readConflict(world.prisma, shopId, params.id);
    if (!conflict) throw new Response(null, { status: 404 });
    return orFailure(doAgain(shopId, deed.data, conflict, actor));
  }
  const undo = form.get("undo");
  if (undo !== null) {
    const conflict = await readConflict(world.prisma, shopId, params.id);
    if (!conflict?.undo || conflict.undo !== undo)
      return { outcome: "already" as const };
    return orFailure(
      undoChange(world, shopId, { entryId: conflict.undo, actor }),
    );
  }
  if (form.get("tend") !== null) {
    const tending = readTendingForm(form, world.clock.now());
    if (!tending) return { outcome: "unfit" as const, why: "too-long" };
    const wish = { conflictId: params.id, tending, actor };
    return orFailure(tendConflict(world, shopId, wish));
  }
  const settlement = readSettlementForm(form);
  if (!settlement) return { outcome: "unfit" as const, why: "unanswered" };
  return orFailure(
    resolveConflict(world, shopId, {
      conflictId: params.id,
      ...settlement,
      actor,
    }),
  );
}

export default function Conflict() {
  const { t } = useTranslation(rooms);
  const { conflict, about, writers, now, rejectReasons, locations, refused } =
    useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const isOpen = conflict.state === "open";
  useLive(isOpen);
  return (
    <Page
      title={sayRecorded(conflict.subject, t)}
      titleMetadata={<Badge>{kindName(conflict, t)}</Badge>}
      backAction={{ content: t("conflicts:title"), url: "/app/conflicts" }}
    >
      <BlockStack gap="400">
        <Text as="p" variant="bodyLg">
          {sayRecorded(conflict.reason, t)}
        </Text>
        {about && (
          <Text as="p">
            {t("conflicts:about")}{" "}
            <Subject
              subject={{ label: saySubject(about, t), href: about.href }}
            />
          </Text>
        )}
        <Outcome answer={answer} />
        {conflict.story && <CountStories story={conflict.story} />}
        {conflict.suggestion && (
          <Text as="p">
            {suggestionInWords(conflict.suggestion, conflict.cause, t)}
          </Text>
        )}
        {isOpen ? (
          <>
            <WhereToAct conflict={conflict} />
            {refused && (
              <CorrectDetails {...refused} effectId={conflict.subjectId} />
            )}
            <ConflictForm
              key={conflict.version}
              conflict={conflict}
              writers={writers}
              now={now}
              rejectReasons={rejectReasons}
              locations={locations}
            />
            <Tending conflict={conflict} now={now} />
          </>
        ) : (
          <Settled conflict={conflict} now={now} />
        )}
      </BlockStack>
    </Page>
  );
}
