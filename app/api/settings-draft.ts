import { z } from "zod";
import { formatDecimal, minorPerUnit } from "#core/kit/money.ts";
import type { Settings } from "../queries/settings.server.ts";

const said = z.string().max(100);

/** Stands between a word and what it is replaced by. */
export const arrow = "=>";

/** What a person has typed on the page of settings: words until somebody has read them. */
const draft = z.strictObject({
  price: z.strictObject({ percent: said, add: said, rounding: said }),
  titles: z.strictObject({
    pattern: z.string().max(500),
    /** One a line. */
    replace: z.string().max(15_000),
    capitals: said,
    longest: said,
  }),
  stock: z.strictObject({
    storefront: said,
    marketplace: said,
    promise: said,
  }),
  orders: z.strictObject({
    fallback: said,
    moveTo: said,
    waitHours: said,
    packHours: said,
    promiseQuantile: said,
    ownParcel: said,
  }),
  notices: z.strictObject({
    kinds: z.record(said, z.strictObject({ inApp: z.boolean(), mail: said })),
    dailyAt: said,
    timeZone: said,
    /** Empty: no quiet hours. */
    quietFrom: said,
    quietUntil: said,
    addressees: z
      .array(z.strictObject({ address: z.string().max(300), language: said }))
      .max(50),
    /** The addresses that stood there before anybody typed. */
    drawn: z.array(z.string().max(300)).max(50),
  }),
});

export type SettingsDraft = z.infer<typeof draft>;
export type SettingsSection = keyof SettingsDraft;
const settingsSections = Object.keys(draft.shape) as SettingsSection[];

/** What is asked of the page: to keep what was changed, or to try one section on the past. */
export const settingsAsked = z.discriminatedUnion("intent", [
  z.strictObject({
    intent: z.literal("save"),
    draft,
    changed: z.array(z.enum(settingsSections)),
    /** The plans of new prices and titles that were seen; empty before they were. */
    fingerprints: z.strictObject({
      price: z.string().max(100),
      titles: z.string().max(100),
    }),
    /** Versions of the stock rules that the changes are based on. */
    basedOn: z.strictObject({ storefront: z.int(), marketplace: z.int() }),
  }),
  z.strictObject({
    intent: z.literal("try"),
    draft,
    section: z.enum(settingsSections),
  }),
]);

/** What stands in the fields before anybody has typed. */
export const draftOf = ({
  price,
  titles,
  stock,
  orders,
  locations,
  currency,
  notices,
}: Settings): SettingsDraft => ({
  price: {
    percent: String(price.basisPoints / 100),
    add: formatDecimal({ minor: price.addMinor, currency }),
    rounding: price.rounding as string,
  },
  titles: {
    pattern: titles.pattern,
    replace: titles.replace
      .map(({ from, to }) => (to ? `${from} ${arrow} ${to}` : from))
      .join("\n"),
    capitals: titles.capitals as string,
    longest: String(titles.longest),
  },
  stock: {
    storefront: String(stock.storefront.limits.bufferUnits),
    marketplace: String(stock.marketplace.limits.bufferUnits),
    promise: (stock.marketplace.limits.promise ?? "shared") as string,
  },
  orders: {
    fallback: orders.fallback as string,
    moveTo: orders.moveTo ?? locations[0]?.externalId ?? "",
    waitHours: String(orders.waitHours),
    packHours: String(orders.packHours),
    promiseQuantile: String(orders.promiseQuantile),
    ownParcel:
      orders.ownParcelMinor === null
        ? ""
        : String(orders.ownParcelMinor / minorPerUnit(currency)),
  },
  notices: {
    kinds: notices.rule.kinds,
    dailyAt: String(notices.rule.dailyAt),
    timeZone: notices.rule.timeZone,
    quietFrom: notices.rule.quiet ? String(notices.rule.quiet.from) : "",
    quietUntil: String(notices.rule.quiet?.until ?? 7),
    addressees: notices.addressees,
    drawn: notices.addressees.map(({ address }) => address),
  },
});

/** The sections in which somebody has typed something else. */
export const changedSections = (
  saved: SettingsDraft,
  typed: SettingsDraft,
): SettingsSection[] =>
  settingsSections.filter(
    (section) =>
      JSON.stringify(saved[section]) !== JSON.stringify(typed[section]),
  );
