import { Form } from "@remix-run/react";
import {
  BlockStack,
  Button,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Share } from "../../auth/shared-timeline.server.ts";
import { useRelativeTime } from "../time.tsx";
import { useMay } from "./desk.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { TitledCard } from "./titled-card.tsx";

const days = ["1", "3", "7"] as const;

/** A link to the masked timeline for somebody outside: it ends by itself, can be taken back, and each opening is written down. */
export function ShareCard({
  shares,
  now,
}: {
  shares: (Share & { url: string })[];
  now: Date;
}) {
  const { t } = useTranslation("support");
  const [wanted, setWanted] = useState<string>("1");
  const relative = useRelativeTime();
  const may = useMay("timeline:share:any");
  if (!may) return null;
  return (
    <TitledCard title={t("share.title")}>
      {shares.map(({ line, url, until, who }) => (
        <BlockStack key={line} gap="100">
          <TextField
            label={t("share.link")}
            value={url}
            readOnly
            autoComplete="off"
            selectTextOnFocus
          />
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" tone="subdued">
              {t("share.until", {
                who,
                when: until ? relative(until, now) : "",
              })}
            </Text>
            <Form method="post">
              <input type="hidden" name="do" value="unshare" />
              <input type="hidden" name="line" value={line} />
              <Button submit size="slim">
                {t("share.revoke")}
              </Button>
            </Form>
          </InlineStack>
        </BlockStack>
      ))}
      <ReasonForm deed="share" button={t("share.make")} help={t("share.help")}>
        <Select
          label={t("share.days")}
          name="days"
          value={wanted}
          onChange={setWanted}
          options={days.map((value) => ({
            value,
            label: t("share.forDays", { count: Number(value) }),
          }))}
        />
      </ReasonForm>
    </TitledCard>
  );
}
