import type { TFunction } from "i18next";
import type { Resources } from "./en/index.ts";

/** A file of texts; `common` is the one that is meant where none is named. */
export type Room = Exclude<keyof Resources, "polaris">;

/** All files of texts, for what shows texts of any page. */
export const rooms = [
  "common",
  "activity",
  "carriers",
  "charts",
  "conflicts",
  "demand",
  "errors",
  "fields",
  "goods",
  "home",
  "insights",
  "listing",
  "notices",
  "order",
  "orders",
  "places",
  "plan",
  "privacy",
  "product",
  "products",
  "promises",
  "recorded",
  "replenishment",
  "resilience",
  "returns",
  "settings",
  "stock",
  "support",
] as const satisfies readonly Room[];

/** Finds texts of every file: `t("home:setup.title")`. */
export type Translate = TFunction<typeof rooms>;
