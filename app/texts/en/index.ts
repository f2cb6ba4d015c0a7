import polaris from "@shopify/polaris/locales/en.json";
import common from "./common.json";
import home from "./home.json";
import places from "./places.json";

/** The English texts, by page; the other languages are held to the same keys. */
export const texts = { common, home, places, polaris };

export type Resources = typeof texts;
