import { Form } from "@remix-run/react";
import { Banner, Button, List } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { WindowFault } from "#core/domain/replenishment/arrival-window.ts";
import type { BrokenRule } from "#core/domain/replenishment/broken-rules.ts";
import type { PackingFault } from "#core/domain/replenishment/pack-cartons.ts";
import type { ReplenishmentFormAnswer } from "../../api/replenishment-form.server.ts";
import { FailureBanner } from "../problem.tsx";

const tones = {
  done: "success",
  asked: "info",
  moved: "warning",
  unfit: "warning",
  unpacked: "warning",
  untimely: "warning",
} as const;

/** What came of a form, above what it changed. */
export function FormAnswer({
  answer,
}: {
  answer:
    | { outcome: "done"; entryId: string; mayTakeBack?: boolean }
    | { outcome: "moved" | "asked" }
    | { outcome: "beyond"; broken: BrokenRule[]; mayInsist: boolean }
    | { outcome: "unfit"; said?: string | null }
    | { outcome: "unpacked"; why: PackingFault }
    | { outcome: "untimely"; why: WindowFault }
    | Extract<ReplenishmentFormAnswer, { outcome: "failed" }>
    | undefined;
}) {
  const { t } = useTranslation("replenishment");
  if (!answer) return null;
  if (answer.outcome === "failed")
    return <FailureBanner failure={answer.failure} />;
  if (answer.outcome === "beyond")
    return (
      <Banner tone="warning" title={t("beyond.title")}>
        <List>
          {answer.broken.map(({ bound, name, most }) => (
            <List.Item key={`${bound} ${name}`}>
              {bound === "whole-cartons"
                ? t("beyond.wholeCartons", { name, count: most })
                : name
                  ? t("beyond.article", {
                      name,
                      count: most,
                      rule: t(`lead.rule.${bound}`),
                    })
                  : t("beyond.all", { rule: t(`lead.rule.${bound}`) })}
            </List.Item>
          ))}
        </List>
        {t(answer.mayInsist ? "beyond.own" : "beyond.networks")}
      </Banner>
    );
  return (
    <Banner tone={tones[answer.outcome]}>
      {answer.outcome === "unpacked"
        ? `${t(`unpacked.${answer.why}`)} ${t("unpacked.nothing")}`
        : answer.outcome === "untimely"
          ? `${t(`way.fault.${answer.why}`)} ${t("unpacked.nothing")}`
          : t(`answer.${answer.outcome}`)}
      {answer.outcome === "unfit" && answer.said && ` ${answer.said}`}
      {answer.outcome === "done" && answer.mayTakeBack && (
        <Form method="post">
          <input type="hidden" name="intent" value="take-back" />
          <input type="hidden" name="entryId" value={answer.entryId} />
          <Button submit variant="plain">
            {t("answer.takeBack")}
          </Button>
        </Form>
      )}
    </Banner>
  );
}
