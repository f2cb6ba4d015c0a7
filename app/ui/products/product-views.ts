import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import type { ProductNarrowing } from "../../queries/product-filter.ts";
import type { action } from "../../routes/app.products._index.tsx";

type Kept = { outcome: string; viewId?: string };

/**
 * Keeps, renames and deletes views. Each deed answers with the view's id, or null where it was refused: Polaris keeps its
 * dialog open until it hears.
 */
export function useProductViews() {
  const fetcher = useFetcher<typeof action>();
  const waiting = useRef<(answer: Kept) => void>(undefined);
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !waiting.current) return;
    // No answer is one too: the frame says that nothing was saved.
    waiting.current((data as Kept | null | undefined) ?? { outcome: "unsent" });
    waiting.current = undefined;
  }, [state, data]);
  const send = useCallback(
    (fields: Record<string, string>): Promise<Kept> =>
      new Promise((resolve) => {
        waiting.current = resolve;
        fetcher.submit(fields, {
          method: "post",
          action: "/app/products?index",
        });
      }),
    [fetcher],
  );
  const viewIdOf = (answer: Kept) => answer.viewId ?? null;
  return {
    isBusy: state !== "idle",
    refused: data?.outcome === "view-refused" ? data.why : null,
    keep: async (
      name: string,
      tab: string,
      narrowing: Partial<ProductNarrowing>,
    ) => viewIdOf(await send({ ...narrowing, intent: "keep-view", name, tab })),
    rename: async (view: string, name: string) =>
      viewIdOf(await send({ intent: "rename-view", view, name })),
    save: async (view: string, narrowing: Partial<ProductNarrowing>) =>
      viewIdOf(await send({ ...narrowing, intent: "save-view", view })),
    remove: async (view: string) => {
      await send({ intent: "delete-view", view });
    },
  };
}
