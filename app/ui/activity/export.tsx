import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SaveFile } from "../save-file.tsx";

/** Fetches the list as a file. */
export function Export({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation("activity");
  const [params] = useSearchParams();
  return (
    <SaveFile
      address={`/app/activity.csv?${params}`}
      fileName="quayside-activity.csv"
      says={{ button: t("export.button"), failed: t("export.failed") }}
      disabled={disabled}
    />
  );
}
