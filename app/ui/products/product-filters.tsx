import {
  Banner,
  BlockStack,
  ChoiceList,
  IndexFilters,
  IndexFiltersMode,
  type IndexFiltersProps,
  Select,
} from "@shopify/polaris";
import { memo, startTransition, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CollectionChoice } from "../../queries/collections.server.ts";
import {
  choiceNames,
  fixedBy,
  type ProductChoice,
  type ProductNarrowing,
  type ProductTab,
  productChoices,
  productTabs,
  readNarrowing,
} from "../../queries/product-filter.ts";
import type { ProductView } from "../../queries/product-views.server.ts";
import type { Translate } from "../../texts/rooms.ts";
import { rooms } from "../../texts/rooms.ts";
import { useFormat } from "../format.ts";
import type { useListAddress } from "../list-address.ts";
import { useProductViews } from "./product-views.ts";

type Address = ReturnType<typeof useListAddress>;

/** Every value of a choice has its words. */
const words = (
  t: Translate,
): { [C in ProductChoice]: Record<string, string> } => ({
  ships: {
    selected: t("products:tabs.selected"),
    choosable: t("products:tabs.choosable"),
    blocked: t("products:filter.blocked"),
  },
  link: {
    linked: t("products:filter.linked"),
    unlinked: t("products:tabs.unlinked"),
  },
  risk: {
    at_risk: t("products:filter.atRisk"),
    sold_out: t("products:filter.soldOut"),
  },
  asks: { open: t("products:filter.open") },
});

/** Views as tabs, those of every shop first, with search and filters under them; what is chosen stands in the address. */
export const ProductFilters = memo(function ProductFilters({
  params,
  set,
  typed,
  type,
  counts,
  views,
  collections,
  isLoading,
}: Address & {
  counts: Record<ProductTab, number>;
  views: ProductView[];
  collections: CollectionChoice[];
  isLoading: boolean;
}) {
  const { t } = useTranslation(rooms);
  const { number } = useFormat();
  const kept = useProductViews();
  const asked = params.get("tab");
  const builtIn = productTabs.find((tab) => tab === asked) ?? "all";
  const view = views.find(({ id }) => id === asked);
  const narrowing = { ...readNarrowing(params), query: typed.trim() };
  // What narrows the list is in sight from the first drawing on.
  const [mode, setModeNow] = useState(
    isNarrowed(narrowing) && !view
      ? IndexFiltersMode.Filtering
      : IndexFiltersMode.Default,
  );
  // Search and all filters are drawn when there is time: a press of their button is not to wait for it.
  const setMode = (next: IndexFiltersMode) =>
    startTransition(() => setModeNow(next));
  const fixed = view ? {} : fixedBy[builtIn];
  const names = [
    ...productTabs.map((tab) => t(`products:tabs.${tab}`)),
    ...views.map(({ name }) => name),
  ];
  const isChanged = view !== undefined && differs(view.narrowing, narrowing);
  const open = (id: string | null, to: Partial<ProductNarrowing>) =>
    set({ ...nothing, ...to, tab: id, progress: null });

  const keepAs = async (name: string, from = narrowing) => {
    const id = await kept.keep(name, view ? "" : builtIn, from);
    if (id) open(id, { ...from, ...fixed });
    return id !== null;
  };
  const tabs: IndexFiltersProps["tabs"] = [
    ...productTabs.map((tab) => ({
      id: tab,
      content: t(`products:tabs.${tab}`),
      badge: number(counts[tab]),
      isLocked: tab === "all",
      actions:
        tab === "all"
          ? []
          : [
              {
                type: "duplicate" as const,
                onPrimaryAction: (name: string) => keepAs(name),
              },
            ],
    })),
    ...views.map((one) => ({
      id: one.id,
      content: one.name,
      viewNames: names,
      actions: [
        {
          type: "rename" as const,
          onPrimaryAction: async (name: string) =>
            (await kept.rename(one.id, name)) !== null,
        },
        {
          type: "duplicate" as const,
          onPrimaryAction: (name: string) => keepAs(name, one.narrowing),
        },
        {
          type: "delete" as const,
          onPrimaryAction: async () => {
            // Left first: whoever presses another tab meanwhile stays there.
            open(null, nothing);
            await kept.remove(one.id);
            return true;
          },
        },
      ],
    })),
  ];
  const said = words(t);
  const filters: IndexFiltersProps["filters"] = [
    ...choiceNames
      .filter((choice) => !fixed[choice])
      .map((choice) => ({
        key: choice,
        label: t(`products:filter.${choice}`),
        pinned: true,
        filter: (
          <ChoiceList
            title={t(`products:filter.${choice}`)}
            titleHidden
            choices={productChoices[choice]
              .filter(Boolean)
              .map((value) => ({ value, label: said[choice][value] ?? value }))}
            selected={[narrowing[choice]]}
            onChange={([value = ""]) => set({ [choice]: value })}
          />
        ),
      })),
    ...(collections.length > 0
      ? [
          {
            key: "collection",
            label: t("products:filter.collection"),
            pinned: true,
            filter: (
              <Select
                label={t("products:filter.collection")}
                labelHidden
                options={[
                  { value: "", label: t("products:filter.anyCollection") },
                  ...collections.map(({ id, title }) => ({
                    value: id,
                    label: title,
                  })),
                ]}
                value={narrowing.collection}
                onChange={(collection) => set({ collection })}
              />
            ),
          },
        ]
      : []),
  ];
  const applied: IndexFiltersProps["appliedFilters"] = [
    ...choiceNames
      .filter((choice) => narrowing[choice] && !fixed[choice])
      .map((choice) => ({
        key: choice,
        label: `${t(`products:filter.${choice}`)}: ${said[choice][narrowing[choice]]}`,
        onRemove: () => set({ [choice]: "" }),
      })),
    ...collections
      .filter(({ id }) => id === narrowing.collection)
      .map(({ title }) => ({
        key: "collection",
        label: `${t("products:filter.collection")}: ${title}`,
        onRemove: () => set({ collection: "" }),
      })),
  ];
  const reset = () => open(view ? view.id : asked, view?.narrowing ?? nothing);
  return (
    <BlockStack gap="200">
      {kept.refused && (
        <Banner
          tone="critical"
          title={t(`products:view.refused.${kept.refused}`)}
        />
      )}
      <IndexFilters
        tabs={tabs}
        selected={Math.max(
          0,
          view
            ? productTabs.length + views.indexOf(view)
            : productTabs.indexOf(builtIn),
        )}
        onSelect={(index) => {
          const one = views[index - productTabs.length];
          if (one) open(one.id, one.narrowing);
          else open(productTabs[index] ?? null, nothing);
        }}
        disableStickyMode
        canCreateNewView
        onCreateNewView={(name) => keepAs(name)}
        mode={mode}
        setMode={setMode}
        queryValue={typed}
        queryPlaceholder={t("products:search")}
        onQueryChange={type}
        onQueryClear={() => type("")}
        filters={filters}
        appliedFilters={applied}
        onClearAll={() => set({ ...nothing })}
        loading={isLoading || kept.isBusy}
        cancelAction={{ onAction: reset }}
        primaryAction={
          isChanged && view
            ? {
                type: "save",
                loading: kept.isBusy,
                onAction: async () =>
                  (await kept.save(view.id, narrowing)) !== null,
              }
            : {
                type: "save-as",
                loading: kept.isBusy,
                disabled: !isNarrowed(narrowing),
                onAction: (name) => keepAs(name),
              }
        }
      />
    </BlockStack>
  );
});

const nothing = readNarrowing(new URLSearchParams());

const isNarrowed = (narrowing: ProductNarrowing) => differs(nothing, narrowing);

const differs = (one: ProductNarrowing, other: ProductNarrowing): boolean =>
  (Object.keys(one) as (keyof ProductNarrowing)[]).some(
    (key) => one[key] !== other[key],
  );
