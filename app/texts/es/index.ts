import polaris from "@shopify/polaris/locales/es.json";
import activity from "./activity.json";
import common from "./common.json";
import errors from "./errors.json";
import fields from "./fields.json";
import home from "./home.json";
import places from "./places.json";
import privacy from "./privacy.json";
import recorded from "./recorded.json";

export const texts = {
  activity,
  common,
  errors,
  fields,
  home,
  places,
  polaris,
  privacy,
  recorded,
};
