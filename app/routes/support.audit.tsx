import { Form, useLoaderData } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Page,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { deed, staffDeeds, staffLoader } from "../auth/staff.server.ts";
import { revokeStaffSession } from "../auth/staff-sessions.server.ts";
import { pageNumber } from "../queries/page.ts";
import {
  readStaffActs,
  readStaffSessions,
} from "../queries/support/staff-acts.server.ts";
import { isId } from "../queries/variant-ids.ts";
import { useAnswer } from "../ui/answer.ts";
import { useListAddress } from "../ui/list-address.ts";
import type { TitleHandle } from "../ui/page-title.tsx";
import { Pager } from "../ui/pager.tsx";
import { useMay } from "../ui/support/desk.tsx";
import { DeskOutcome } from "../ui/support/desk-outcome.tsx";
import { TitledCard } from "../ui/support/titled-card.tsx";
import { Ago, Moment } from "../ui/time.tsx";
import { world } from "../world.server.ts";

export { DeskPageProblem as ErrorBoundary } from "../ui/support/desk-problem.tsx";
export { keepTyped as clientAction } from "../ui/unsent.ts";

export const handle: TitleHandle = { title: (t) => t("support:bar.audit") };

export const loader = staffLoader("audit:read:any", async ({ search, now }) => {
  const shop = search.get("shop") ?? undefined;
  const shopId = isId(shop) ? shop : null;
  const page = pageNumber(search.get("page"));
  const [acts, sessions] = await Promise.all([
    readStaffActs(world.prisma, { shopId, page }),
    readStaffSessions(world.prisma, now),
  ]);
  return {
    about: { shopId, subject: "audit" },
    page: { acts, sessions, now },
  };
});

export const action = staffDeeds({
  revoke: deed("session:revoke:any", async ({ form, now }) => {
    const id = String(form.get("session") ?? "");
    if (!isId(id)) throw new Response(null, { status: 400 });
    const isRevoked = await revokeStaffSession(world.prisma, id, now);
    return {
      about: { shopId: null, subject: `session:${id}` },
      kind: "revoke" as const,
      answer: {
        outcome: isRevoked ? ("revoked" as const) : ("already" as const),
      },
    };
  }),
});

export default function Audit() {
  const { acts, sessions, now } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const { t } = useTranslation("support");
  const { set } = useListAddress();
  const mayRevoke = useMay("session:revoke:any");
  return (
    <Page title={t("bar.audit")} subtitle={t("audit.subtitle")}>
      <BlockStack gap="400">
        <DeskOutcome answer={answer} />
        <TitledCard title={t("audit.sessions")}>
          {sessions.map((session) => (
            <InlineStack
              key={session.id}
              align="space-between"
              blockAlign="center"
            >
              <Text as="span">
                {`${session.staff.name} · ${t(`role.${session.role as "engineer"}`)} · `}
                <Ago at={session.createdAt} now={now} />
              </Text>
              {mayRevoke && (
                <Form method="post">
                  <input type="hidden" name="do" value="revoke" />
                  <input type="hidden" name="session" value={session.id} />
                  <Button
                    submit
                    size="slim"
                    accessibilityLabel={t("audit.revokeLabel", {
                      name: session.staff.name,
                    })}
                  >
                    {t("audit.revoke")}
                  </Button>
                </Form>
              )}
            </InlineStack>
          ))}
        </TitledCard>
        <Card padding="0">
          <ul className="rows">
            {acts.rows.map((act) => (
              <li key={act.id}>
                <InlineStack align="space-between" gap="200">
                  <InlineStack align="start" gap="200" blockAlign="center">
                    <Badge
                      tone={act.kind === "refused" ? "critical" : undefined}
                    >
                      {t(`act.${act.kind as "read"}`)}
                    </Badge>
                    <Text as="span">{act.who}</Text>
                    <Text as="span" tone="subdued" breakWord>
                      {[act.shop, act.subject, act.reason]
                        .filter(Boolean)
                        .join(" · ")}
                    </Text>
                  </InlineStack>
                  <Text as="span" tone="subdued">
                    <Moment at={act.at} seconds />
                  </Text>
                </InlineStack>
              </li>
            ))}
          </ul>
          <Pager at={acts} goTo={(page) => set({ page: String(page) })} />
        </Card>
      </BlockStack>
    </Page>
  );
}
