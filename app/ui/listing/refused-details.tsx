import { Banner, BlockStack, InlineError, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { DetailPart } from "#core/domain/listings/refused-details.ts";
import type { RefusedDetails } from "#core/flows/change-details.ts";
import { useFailureWords } from "../problem.tsx";

/** TikTok Shop's words about what it refused, beside the part of the form that they are about. */
export function RefusalBeside({
  refused,
  parts,
}: {
  refused: RefusedDetails | null;
  /** Those of this place. */
  parts: DetailPart[];
}) {
  const { t } = useTranslation("listing");
  const { about = null, words = null } = refused ?? {};
  if (!about || !words || !parts.includes(about)) return null;
  return (
    <InlineError
      fieldID={about}
      message={t("details.refused.said", { words })}
    />
  );
}

/** That what is shown was refused, why, and what of it is left out because it was edited since. */
export function RefusedBanner({ refused }: { refused: RefusedDetails | null }) {
  const { t } = useTranslation("listing");
  const wordsOf = useFailureWords();
  if (!refused) return <Banner tone="info" title={t("details.refused.gone")} />;
  const { code, kept, words } = refused;
  const { title, fix } = wordsOf({ code, title: code, fix: "", said: null });
  return (
    <Banner tone="critical" title={t("details.refused.title")}>
      <BlockStack gap="200">
        <Text as="p">
          {title}. {fix}
        </Text>
        {words && <Text as="p">{t("details.refused.said", { words })}</Text>}
        <Text as="p">{t("details.refused.text")}</Text>
        {kept.length > 0 && (
          <Text as="p">
            {t("details.refused.kept", {
              parts: kept.map((part) => t(`details.part.${part}`)).join(", "),
            })}
          </Text>
        )}
      </BlockStack>
    </Banner>
  );
}
