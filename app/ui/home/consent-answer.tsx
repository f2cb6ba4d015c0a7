import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

const tones = {
  connected: "success",
  refused: "warning",
  no_shop: "warning",
} as const;

const isAnswer = (outcome: string | null): outcome is keyof typeof tones =>
  outcome !== null && Object.hasOwn(tones, outcome);

/** What came of the visit to TikTok's consent page, as its way back tells in the address. */
export function ConsentAnswer({ outcome }: { outcome: string | null }) {
  const { t } = useTranslation("home");
  if (!isAnswer(outcome)) return null;
  return (
    <Banner tone={tones[outcome]} title={t(`consent.${outcome}.title`)}>
      {t(`consent.${outcome}.text`)}
    </Banner>
  );
}
