import type { RuleLimits } from "#core/domain/stock/stock-rule.ts";
import type { Translate } from "../../texts/rooms.ts";

/** `keeps 3 back, at most 50, sold out below 2`; null is a rule that was lifted. */
export function limitsInWords(limits: RuleLimits | null, t: Translate): string {
  if (!limits) return t("stock:limits.none");
  const { bufferUnits, cap, floor, exposure, promise } = limits;
  const parts = [
    bufferUnits > 0 && t("stock:limits.keeps", { units: bufferUnits }),
    cap !== null && t("stock:limits.cap", { units: cap }),
    floor > 0 && t("stock:limits.floor", { units: floor }),
    exposure === "always" && t("stock:limits.always"),
    exposure === "off" && t("stock:limits.off"),
    promise === "guaranteed" && t("stock:limits.guaranteed"),
  ].filter((part) => part !== false);
  return parts.join(", ") || t("stock:limits.nothing");
}
