import polaris from "@shopify/polaris/locales/en.json";
import { noticeWords } from "#core/domain/notices/notice-words.ts";
import { catalog, type ErrorCode } from "#core/errors/catalog.ts";
import activity from "./activity.json";
import carriers from "./carriers.json";
import charts from "./charts.json";
import common from "./common.json";
import conflicts from "./conflicts.json";
import demand from "./demand.json";
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

/** The catalog is where failures are told in English. */
const errors = Object.fromEntries(
  Object.entries(catalog).map(([code, { title, fix }]) => [
    code,
    { title, fix },
  ]),
) as Record<ErrorCode, { title: string; fix: string }>;

/** The English texts, by page; the other languages are held to the same keys. */
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
  notices: { ...notices, kind: noticeWords.en },
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

export type Resources = typeof texts;
