import { useFetcher } from "@remix-run/react";
import { BlockStack, RadioButton, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LinkCandidate } from "#core/domain/plan.ts";
import type { loader } from "../../routes/app.variants.ts";
import { rooms } from "../../texts/rooms.ts";
import { sayRecorded } from "../recorded.ts";
import { SearchField } from "../search-field.tsx";

const pauseMs = 250;

/** Variants that might be meant, and a search for any other. A wrong link ships the wrong thing, so nothing is preset. */
export function LinkChoices({
  candidates,
  choice,
  onChoose,
}: {
  candidates: LinkCandidate[];
  choice: string;
  onChoose: (choice: string) => void;
}) {
  const { t } = useTranslation(rooms);
  const [text, setText] = useState("");
  const search = useFetcher<typeof loader>();
  const { load } = search;
  useEffect(() => {
    const query = text.trim();
    if (!query) return;
    const pause = setTimeout(
      () => load(`/app/variants?query=${encodeURIComponent(query)}`),
      pauseMs,
    );
    return () => clearTimeout(pause);
  }, [text, load]);

  const known = new Set(candidates.map((one) => one.variantId));
  const found = text.trim()
    ? (search.data?.variants ?? []).filter((one) => !known.has(one.variantId))
    : [];
  const radio = (variantId: string, label: string, note: string) => (
    <RadioButton
      key={variantId}
      label={label}
      helpText={note}
      name="choice"
      id={`choice-${variantId}`}
      value={`link:${variantId}`}
      checked={choice === `link:${variantId}`}
      onChange={() => onChoose(`link:${variantId}`)}
    />
  );
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {t("conflicts:link.title")}
      </Text>
      {candidates.map((one) =>
        radio(
          one.variantId,
          one.label,
          t("conflicts:link.candidate", { why: sayRecorded(one.why, t) }),
        ),
      )}
      <SearchField
        label={t("conflicts:link.search")}
        value={text}
        onChange={setText}
      />
      <div role="status">
        <BlockStack gap="200">
          {found.map((one) =>
            radio(
              one.variantId,
              one.label,
              one.sku ?? t("conflicts:link.noSku"),
            ),
          )}
          {text.trim() &&
            search.state === "idle" &&
            search.data &&
            found.length === 0 && (
              <Text as="p" tone="subdued">
                {t("conflicts:link.none")}
              </Text>
            )}
        </BlockStack>
      </div>
    </BlockStack>
  );
}
