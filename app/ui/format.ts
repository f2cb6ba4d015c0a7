import { minorPerUnit } from "#core/kit/money.ts";
import { onceFor } from "./once-for.ts";
import { useReader } from "./reader.tsx";

export type Format = ReturnType<typeof formatFor>;

/** How numbers, money and dates are written for the reader. */
export function useFormat(): Format {
  const { locale } = useReader();
  return formatFor(locale);
}

/** For a language tag, e.g. `de`. */
const formatFor = onceFor((locale) => {
  const whole = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 1,
  });
  const number = (value: number): string => whole.format(value);
  const priceIn = onceFor(
    (currency) =>
      new Intl.NumberFormat(locale, { style: "currency", currency }),
  );
  const dayOfYear = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
  const instantIn = (timeStyle: "short" | "medium") =>
    onceFor(
      (timeZone) =>
        new Intl.DateTimeFormat(locale, {
          dateStyle: "medium",
          timeStyle,
          timeZone: timeZone || undefined,
        }),
    );
  const [toTheMinute, toTheSecond] = [instantIn("short"), instantIn("medium")];
  const unit = (name: "millisecond" | "second" | "minute", digits = 0) => {
    const format = new Intl.NumberFormat(locale, {
      style: "unit",
      unit: name,
      unitDisplay: "short",
      maximumFractionDigits: digits,
    });
    return (value: number): string => format.format(value);
  };
  const [milliseconds, seconds, tenths, minutes] = [
    unit("millisecond"),
    unit("second"),
    unit("second", 1),
    unit("minute"),
  ];

  return {
    /** `12,480` */
    number,
    /** `+3`, `−2`: a term of a sum. */
    signed: (value: number): string =>
      value < 0 ? `−${number(-value)}` : `+${number(value)}`,
    /** `98.4%`, of a share between 0 and 1; never rounded up to a whole that it is not. */
    share: (value: number): string =>
      percent.format(Math.floor(value * 1000) / 1000),
    /** `$18.50`, of 1850 minor units. */
    money: (minor: number, currency: string): string =>
      priceIn(currency).format(minor / minorPerUnit(currency)),
    /** `1.8 sec`, `12 sec`, `3 min`, as the reader's language shortens them. */
    duration(length: number): string {
      if (length < 1)
        return milliseconds(Math.max(1, Math.round(length * 1000)));
      if (length < 10) return tenths(length);
      if (length < 120) return seconds(length);
      return minutes(Math.round(length / 60));
    },
    /** `Tue, Nov 24`, of YYYY-MM-DD. */
    day: (day: string): string =>
      dayOfYear.format(new Date(`${day}T00:00:00Z`)),
    /** `Nov 24, 2026, 9:38 PM`, in the browser's time zone unless told. */
    instant: (
      at: Date,
      {
        seconds = false,
        timeZone = "",
      }: { seconds?: boolean; timeZone?: string },
    ): string => (seconds ? toTheSecond : toTheMinute)(timeZone).format(at),
  };
});
