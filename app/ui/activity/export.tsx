import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useReader } from "../reader.tsx";
import { SaveFile } from "../save-file.tsx";

/** Fetches the list as a file, in the language that it is read in. */
export function Export({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation("activity");
  const { locale } = useReader();
  const [params] = useSearchParams();
  const asked = new URLSearchParams(params);
  asked.set("locale", locale);
  return (
    <SaveFile
      address={`/app/activity.csv?${asked}`}
      fileName="quayside-activity.csv"
      says={{ button: t("export.button"), failed: t("export.failed") }}
      disabled={disabled}
    />
  );
}
