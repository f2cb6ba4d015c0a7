import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Link,
  Select,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel } from "#core/domain/stock/stock-rule.ts";
import type { RuleAnswer } from "../../api/stock-rule-action.server.ts";
import type { RuleVersion } from "../../queries/stock-rules.server.ts";
import { rooms } from "../../texts/rooms.ts";
import { FailureBanner } from "../problem.tsx";
import { PromiseField } from "./promise-field.tsx";
import { RuleConsequence } from "./rule-consequence.tsx";
import { RuleVersions } from "./rule-versions.tsx";
import { limitsInWords } from "./rule-words.ts";
import { UnitsField } from "./units-field.tsx";
import { ruleVersionId } from "./why-anchors.ts";

const exposures = ["spikes", "always", "off"] as const;

/**
 * The rule of one channel: what is in force, a form that first shows what a change would do, and the earlier versions to
 * go back to.
 */
export function RuleCard({
  channel,
  versions,
  fallback,
  answer,
}: {
  channel: Channel;
  /** Of this very scope, the newest first. */
  versions: RuleVersion[];
  /** What holds where this scope has no rule of its own; undefined for the shop itself. */
  fallback?: RuleVersion | undefined;
  answer: RuleAnswer | undefined;
}) {
  const { t } = useTranslation(rooms);
  const navigation = useNavigation();
  const own = versions[0]?.limits ?? null;
  const limits = own ?? fallback?.limits ?? null;
  const [bufferUnits, setBuffer] = useState(String(limits?.bufferUnits ?? 0));
  const [cap, setCap] = useState(limits?.cap?.toString() ?? "");
  const [floor, setFloor] = useState(String(limits?.floor ?? 0));
  const [exposure, setExposure] = useState<string>(
    limits?.exposure ?? "spikes",
  );
  const [promise, setPromise] = useState<string>(limits?.promise ?? "shared");
  const isMine = answer && "wish" in answer && answer.wish.channel === channel;
  const busy = navigation.formMethod === "POST";
  const inForce = own
    ? limitsInWords(own, t)
    : fallback?.limits
      ? t("stock:rule.shops", { rule: limitsInWords(fallback.limits, t) })
      : t("stock:rule.nothing");
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("stock:rule.title", { channel: t(`common:channel.${channel}`) })}
          </Text>
          <Text as="p" tone="subdued">
            {t("stock:rule.inForce", { rule: inForce })}{" "}
            {!own && fallback && (
              <Link url={`/app/stock/rules#${ruleVersionId(fallback.id)}`}>
                {t("stock:rule.openShops")}
              </Link>
            )}
          </Text>
        </BlockStack>
        {answer?.outcome === "failed" && (
          <FailureBanner failure={answer.failure} />
        )}
        {answer?.outcome === "unfit" && (
          <Banner tone="critical">{t("stock:rule.unfit")}</Banner>
        )}
        <Form method="post">
          <input type="hidden" name="channel" value={channel} />
          <BlockStack gap="300">
            <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
              <UnitsField
                label={t("stock:rule.buffer")}
                name="bufferUnits"
                value={bufferUnits}
                onChange={setBuffer}
                helpText={t("stock:rule.bufferHelp")}
              />
              <UnitsField
                label={t("stock:rule.cap")}
                name="cap"
                value={cap}
                onChange={setCap}
                helpText={t("stock:rule.capHelp")}
              />
              <UnitsField
                label={t("stock:rule.floor")}
                name="floor"
                value={floor}
                onChange={setFloor}
                helpText={t("stock:rule.floorHelp")}
              />
            </InlineGrid>
            {channel === "marketplace" && (
              <PromiseField value={promise} onChange={setPromise} />
            )}
            <Select
              label={t("stock:rule.exposure")}
              name="exposure"
              options={exposures.map((value) => ({
                value,
                label: t(`stock:rule.exposed.${value}`),
              }))}
              value={exposure}
              onChange={setExposure}
              helpText={t("stock:rule.exposureHelp")}
            />
            <InlineStack gap="200">
              <Button submit loading={busy}>
                {t("stock:rule.show")}
              </Button>
            </InlineStack>
          </BlockStack>
        </Form>
        {isMine && "preview" in answer && <RuleConsequence answer={answer} />}
        {isMine && answer.outcome === "set" && (
          <Banner tone="success">{t("stock:rule.set")}</Banner>
        )}
        <RuleVersions
          channel={channel}
          versions={versions}
          canLift={own !== null}
          hasFallback={fallback !== undefined}
        />
      </BlockStack>
    </Card>
  );
}
