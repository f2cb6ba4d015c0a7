import { z } from "zod";
import {
  mailTimings,
  type NoticeKind,
  noticeKindNames,
} from "#core/domain/notices/notice-kinds.ts";
import {
  type Addressee,
  mailLanguages,
  mostAddressees,
  type NoticeRule,
} from "#core/domain/notices/notice-rule.ts";
import type { SettingsDraft } from "./settings-draft.ts";

const hour = z.coerce.number().int().min(0).max(23);
const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const wish = z.object({
  kinds: z.record(
    z.enum(noticeKindNames as [NoticeKind, ...NoticeKind[]]),
    z.object({ inApp: z.boolean(), mail: z.enum(mailTimings) }),
  ),
  dailyAt: hour,
  timeZone: z.string().refine(isTimeZone),
  quiet: z.object({ from: hour, until: hour }).nullable(),
});

const addressees = z
  .array(
    z.object({
      address: z.email().max(200),
      language: z.enum(mailLanguages),
    }),
  )
  .max(mostAddressees);

/** What somebody has typed about notices; null where a field is unfit. Lines without an address are none. */
export function readNoticeWish({ notices }: SettingsDraft): {
  rule: NoticeRule;
  addressees: Addressee[];
  drawn: string[];
} | null {
  const { quietFrom, quietUntil, kinds, dailyAt, timeZone } = notices;
  const rule = wish.safeParse({
    kinds,
    dailyAt,
    timeZone,
    quiet: quietFrom === "" ? null : { from: quietFrom, until: quietUntil },
  });
  const named = addressees.safeParse(
    notices.addressees
      .map(({ address, language }) => ({
        address: address.trim().toLowerCase(),
        language,
      }))
      .filter(({ address }) => address !== ""),
  );
  if (!rule.success || !named.success) return null;
  const once = new Map(named.data.map((one) => [one.address, one]));
  return {
    rule: rule.data,
    addressees: [...once.values()],
    drawn: notices.drawn,
  };
}
