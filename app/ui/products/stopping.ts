import { useFetcher, useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { action } from "../../routes/app.products._index.tsx";
import type { Failure } from "../failure.ts";
import { useLive } from "../live.ts";
import { toast } from "../toast.ts";

export type Stopped = { entryId: string; variants: number };

const page = "/app/products?index";

/** Stops platform fulfillment, and takes the stop back: what was stopped is chosen again, followed like every choice. */
export function useStopping() {
  const { t } = useTranslation("products");
  const fetcher = useFetcher<typeof action>();
  const navigate = useNavigate();
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const { state, data } = fetcher;
  // What a stop changes is worked out and told after its answer.
  useLive(stopped !== null);
  useEffect(() => {
    if (state !== "idle" || !data) return;
    if (data.outcome === "released") {
      setStopped({ entryId: data.entryId, variants: data.variants });
      toast(t("stopped"));
    }
    if (data.outcome === "selected") {
      setStopped(null);
      navigate(`/app/products?tab=selected&progress=${data.entryId}`);
    }
    if (data.outcome === "nothing-left") setStopped(null);
  }, [state, data, navigate, t]);
  return {
    stopped,
    isBusy: state !== "idle",
    failure: failureIn(data),
    stop: (what: URLSearchParams) =>
      fetcher.submit(
        { ...Object.fromEntries(what), intent: "release" },
        { method: "post", action: page },
      ),
    undo: () =>
      stopped &&
      fetcher.submit(
        { intent: "undo-stop", entry: stopped.entryId },
        { method: "post", action: page },
      ),
    /** Takes a choice back: what it chose is stopped. */
    takeBack: (entryId: string) =>
      fetcher.submit(
        { intent: "undo-choice", entry: entryId },
        { method: "post", action: page },
      ),
  };
}

const failureIn = (data: object | undefined): Failure | null =>
  data && "failure" in data ? (data.failure as Failure) : null;
