import polaris from "@shopify/polaris/locales/es.json";
import common from "./common.json";
import home from "./home.json";

export const texts = { common, home, polaris };
