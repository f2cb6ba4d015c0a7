import { useTranslation } from "react-i18next";
import type { RouteKind } from "#core/domain/promise/route.ts";

/** Who ships, in words: a location by its name, the network with the centres that can send. */
export function useRouteName(): (route: {
  kind: RouteKind;
  name: string | null;
}) => string {
  const { t } = useTranslation("promises");
  return ({ kind, name }) => {
    if (kind !== "network") return name ?? t(`route.${kind}`);
    return name === null
      ? t("route.network")
      : t("route.networkFrom", { centres: name });
  };
}
