import { useFetcher } from "@remix-run/react";
import { Autocomplete, BlockStack } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { loader } from "../../routes/app.categories.ts";
import { FailureBanner } from "../problem.tsx";

const pauseMs = 250;

type Category = { externalId: string; path: string[] };

const inWords = ({ externalId, path }: Category) =>
  path.join(" › ") || externalId;

/** The category of a product: the one that is recommended, until another is found by its words. */
export function CategoryField({
  chosen,
  whereEmpty,
  searchAt = "/app/categories",
}: {
  chosen: Category | null;
  /** What it is where nothing is chosen. */
  whereEmpty?: string;
  searchAt?: string;
}) {
  const { t } = useTranslation("listing");
  const [choice, setChoice] = useState(chosen);
  const [text, setText] = useState(chosen ? inWords(chosen) : "");
  const search = useFetcher<typeof loader>();
  const { load, data } = search;
  const isChosen = choice !== null && text === inWords(choice);
  useEffect(() => {
    const query = text.trim();
    if (!query || isChosen) return;
    const pause = setTimeout(
      () => load(`${searchAt}?query=${encodeURIComponent(query)}`),
      pauseMs,
    );
    return () => clearTimeout(pause);
  }, [text, isChosen, load, searchAt]);

  const found = data?.outcome === "found" && !isChosen ? data.categories : [];
  return (
    <BlockStack gap="200">
      <input
        type="hidden"
        name="categoryId"
        value={isChosen ? choice.externalId : ""}
      />
      <Autocomplete
        options={found.map((one) => ({
          value: one.externalId,
          label: one.isOpen
            ? inWords(one)
            : t("categoryToApplyFor", { category: inWords(one) }),
        }))}
        selected={choice ? [choice.externalId] : []}
        loading={search.state === "loading"}
        emptyState={
          text.trim() && !isChosen && search.state === "idle" && data
            ? t("categoryNone")
            : undefined
        }
        onSelect={([externalId]) => {
          const one = found.find((option) => option.externalId === externalId);
          if (!one) return;
          setChoice(one);
          setText(inWords(one));
        }}
        textField={
          <Autocomplete.TextField
            label={t("category")}
            value={text}
            onChange={setText}
            placeholder={t("categorySearch")}
            helpText={isChosen ? undefined : (whereEmpty ?? t("categoryHelp"))}
            autoComplete="off"
            clearButton
            onClearButtonClick={() => setText("")}
          />
        }
      />
      {data?.outcome === "failed" && <FailureBanner failure={data.failure} />}
    </BlockStack>
  );
}
