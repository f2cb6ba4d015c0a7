import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { causeTitle } from "#core/domain/conflicts/cause.ts";
import { foreseeAnswers } from "#core/flows/resolve-conflicts.ts";
import { asId } from "#core/kit/ids.ts";
import { mostAtOnce, readSettlementsForm } from "../api/settlements.server.ts";
import { reasonIn, reasonMissing } from "../auth/desk-deeds.server.ts";
import { settleAcross } from "../auth/settle-across.server.ts";
import { deed, staffDeeds, staffLoader } from "../auth/staff.server.ts";
import { orBoundary, orFailure } from "../failure.server.ts";
import { suggestionFor } from "../queries/conflict-groups.server.ts";
import { readQuestionsAcross } from "../queries/support/inbox.server.ts";
import { useAnswer } from "../ui/answer.ts";
import { answerFor } from "../ui/conflicts/answer-words.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { useRecorded } from "../ui/recorded.ts";
import { AlikeAnswer } from "../ui/support/alike-answer.tsx";
import { AlikeForeseen } from "../ui/support/alike-foreseen.tsx";
import { AlikeResult } from "../ui/support/alike-result.tsx";
import { alikeAnswersFor } from "../ui/support/alike-words.ts";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("support:inbox.alike") };

/** Questions of one cause across shops, and what one answer to all of them would do. */
export const loader = staffLoader(
  "conflict:read:any",
  async ({ search, staff, now }) => {
    const cause = search.get("cause");
    if (!cause) throw redirect("/support");
    const { questions: all, shops } = await readQuestionsAcross(
      world.prisma,
      { view: "open", name: staff.name, cause },
      now,
    );
    const questions = all.slice(0, mostAtOnce).map((one) => ({
      ...one,
      suggestion: suggestionFor(one, {}),
    }));
    const answers = alikeAnswersFor(questions);
    const answer = answers.find((one) => one === search.get("answer")) ?? null;
    const byShop = new Map<string, typeof questions>();
    for (const one of answer ? questions : [])
      byShop.set(one.shopId, [...(byShop.get(one.shopId) ?? []), one]);
    const foreseen = [];
    for (const [shopId, asked] of byShop) {
      const given = asked.flatMap((one) =>
        answer ? (answerFor(one, answer) ?? []) : [],
      );
      const seen = await orBoundary(
        foreseeAnswers(world, asId(shopId), given, null),
      );
      const shop = shops.get(shopId)?.name ?? "";
      foreseen.push({ ...seen, shop, asked: given });
    }
    return {
      about: { shopId: null, subject: `cause:${cause}` },
      page: {
        cause,
        title: causeTitle(cause) ?? cause,
        count: questions.length,
        later: all.length - questions.length,
        answers,
        answer,
        foreseen,
      },
    };
  },
);

export const action = staffDeeds({
  settle: deed("conflict:resolve:any", async ({ form, staff }) => {
    const settlements = readSettlementsForm(form);
    if (!settlements) throw new Response(null, { status: 400 });
    const reason = reasonIn(form);
    if (!reason) return reasonMissing({ shopId: null, subject: "alike" });
    const { actor } = staff;
    const { items } = settlements;
    const done = await orFailure(settleAcross({ items, actor, reason }));
    return "outcome" in done
      ? { about: { shopId: null, subject: "alike" }, reason, answer: done }
      : { about: done.abouts, reason, answer: done.result };
  }),
});

export default function Alike() {
  const seen = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation("support");
  const said = useRecorded();
  return (
    <Page
      title={said(seen.title)}
      subtitle={t("alike.subtitle")}
      backAction={{ content: t("inbox.title"), url: "/support" }}
    >
      <BlockStack gap="400">
        <AlikeResult answer={answer} />
        <AlikeAnswer seen={seen} />
        {seen.foreseen.length > 0 && <AlikeForeseen foreseen={seen.foreseen} />}
      </BlockStack>
    </Page>
  );
}
