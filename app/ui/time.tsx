import { useTranslation } from "react-i18next";
import { languageOf } from "../texts/languages.ts";
import { useFormat } from "./format.ts";
import { onceFor } from "./once-for.ts";
import { useIsAwake } from "./reader.tsx";

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

const relativeIn = onceFor(
  (language) => new Intl.RelativeTimeFormat(language, { numeric: "auto" }),
);

/** `3 minutes ago`, `in 2 hours`: words of the page's text, so they are in its language. */
export function useRelativeTime(): (at: Date, now: Date) => string {
  const { t, i18n } = useTranslation();
  const relative = relativeIn(languageOf(i18n.language));
  return (at, now) => {
    const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
    if (Math.abs(seconds) < 5) return t("justNow");
    const [unit, size] = steps.find(
      ([, length]) => Math.abs(seconds) >= length,
    ) ?? ["second", 1];
    return relative.format(Math.trunc(seconds / size), unit);
  };
}

/** How long ago or until when; the exact instant on hover. `now` comes from the loader, so both sides render the same. */
export function Ago({ at, now }: { at: Date; now: Date }) {
  const { instant } = useFormat();
  const isAwake = useIsAwake();
  const relativeTime = useRelativeTime();
  return (
    <time
      dateTime={at.toISOString()}
      title={isAwake ? instant(at, { seconds: true }) : undefined}
    >
      {relativeTime(at, now)}
    </time>
  );
}

/**
 * An instant in the reader's own time zone. The server does not know it: until the page has woken up it only keeps the
 * room, so that nothing moves and nobody reads a wrong hour.
 */
export function Moment({
  at,
  seconds = false,
}: {
  at: Date;
  seconds?: boolean;
}) {
  const { instant } = useFormat();
  const isAwake = useIsAwake();
  return (
    <time
      dateTime={at.toISOString()}
      style={isAwake ? undefined : { visibility: "hidden" }}
    >
      {instant(at, isAwake ? { seconds } : { seconds, timeZone: "UTC" })}
    </time>
  );
}
