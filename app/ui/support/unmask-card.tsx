import { Banner, Card } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useRelativeTime } from "../time.tsx";
import { useMay } from "./desk.tsx";
import { ReasonForm } from "./reason-form.tsx";

/** Personal data is masked until somebody says why he has to see it; then it says until when. */
export function UnmaskCard({ until, now }: { until: Date | null; now: Date }) {
  const { t } = useTranslation("support");
  const relative = useRelativeTime();
  const may = useMay("personal:unmask:any");
  if (until)
    return (
      <Banner tone="warning">
        {t("unmask.shown", { when: relative(until, now) })}
      </Banner>
    );
  if (!may) return <Banner>{t("unmask.masked")}</Banner>;
  return (
    <Card>
      <ReasonForm
        deed="unmask"
        button={t("unmask.button")}
        label={t("unmask.label")}
        help={t("unmask.help")}
      />
    </Card>
  );
}
