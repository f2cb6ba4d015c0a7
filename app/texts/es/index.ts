import polaris from "@shopify/polaris/locales/es.json";
import { noticeWords } from "#core/domain/notices/notice-words.ts";
import activity from "./activity.json";
import carriers from "./carriers.json";
import charts from "./charts.json";
import common from "./common.json";
import conflicts from "./conflicts.json";
import demand from "./demand.json";
import errors from "./errors.json";
import fields from "./fields.json";
import goods from "./goods.json";
import home from "./home.json";
import insights from "./insights.json";
import listing from "./listing.json";
import notices from "./notices.json";
import order from "./order.json";
import orders from "./orders.json";
import places from "./places.json";
import plan from "./plan.json";
import privacy from "./privacy.json";
import product from "./product.json" with { type: "json" };
import products from "./products.json";
import promises from "./promises.json";
import recorded from "./recorded.json";
import replenishment from "./replenishment.json";
import resilience from "./resilience.json";
import returns from "./returns.json";
import settings from "./settings.json";
import stock from "./stock.json";
import support from "./support.json";

export const texts = {
  activity,
  carriers,
  charts,
  common,
  conflicts,
  demand,
  errors,
  fields,
  goods,
  home,
  insights,
  listing,
  notices: { ...notices, kind: noticeWords.es },
  order,
  orders,
  places,
  plan,
  polaris,
  privacy,
  product,
  products,
  promises,
  recorded,
  replenishment,
  resilience,
  returns,
  settings,
  stock,
  support,
};
