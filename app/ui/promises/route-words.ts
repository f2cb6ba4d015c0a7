import { useTranslation } from "react-i18next";
import type { RouteKind } from "#core/domain/promise/route.ts";

/** Who ships, in words: a location by its name. */
export function useRouteName(): (route: {
  kind: RouteKind;
  name: string | null;
}) => string {
  const { t } = useTranslation("promises");
  return ({ kind, name }) => name ?? t(`route.${kind}`);
}
