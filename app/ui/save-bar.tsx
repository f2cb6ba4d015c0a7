import { useBlocker } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { appBridge } from "./app-bridge.ts";

/**
 * The admin's own bar over a page with unsaved changes. Whoever would leave is asked first; saying no keeps all that was
 * typed. source: shopify.dev, "Save Bar API"
 */
export function SaveBar({
  id,
  isDirty,
  isSaving,
  onSave,
  onDiscard,
}: {
  id: string;
  isDirty: boolean;
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const bar = appBridge()?.saveBar;
    if (isDirty) void bar?.show(id);
    else void bar?.hide(id);
  }, [id, isDirty]);
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    const asked = appBridge()?.saveBar?.leaveConfirmation();
    // Who stays gives no answer at all.
    void Promise.resolve(asked).then(
      () => blocker.proceed(),
      () => blocker.reset(),
    );
  }, [blocker]);
  return (
    <ui-save-bar id={id} discardConfirmation="">
      <button
        type="button"
        // The library's own attribute, as a string: React knows none like it.
        {...{ variant: "primary", ...(isSaving && { loading: "" }) }}
        onClick={onSave}
      >
        {t("save")}
      </button>
      <button type="button" onClick={onDiscard}>
        {t("discard")}
      </button>
    </ui-save-bar>
  );
}
