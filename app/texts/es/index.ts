import polaris from "@shopify/polaris/locales/es.json";
import common from "./common.json";
import home from "./home.json";
import places from "./places.json";

export const texts = { common, home, places, polaris };
