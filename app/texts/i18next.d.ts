import "i18next";
import type { Resources } from "./en/index.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: Omit<Resources, "polaris">;
  }
}
