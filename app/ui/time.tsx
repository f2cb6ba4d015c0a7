import { useEffect, useState } from "react";

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** `3 minutes ago`, `in 2 hours`. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  if (Math.abs(seconds) < 5) return "just now";
  const [unit, size] = steps.find(
    ([, length]) => Math.abs(seconds) >= length,
  ) ?? ["second", 1];
  return relative.format(Math.trunc(seconds / size), unit);
}

const format = (at: Date, timeZone: string | undefined, withSeconds: boolean) =>
  new Intl.DateTimeFormat("en", {
    dateStyle: "medium",
    timeStyle: withSeconds ? "medium" : "short",
    timeZone,
  }).format(at);

/** How long ago or until when; the exact instant on hover. `now` comes from the loader, so both sides render the same. */
export function Ago({ at, now }: { at: Date; now: Date }) {
  return (
    <time dateTime={at.toISOString()} title={`${format(at, "UTC", true)} UTC`}>
      {relativeTime(at, now)}
    </time>
  );
}

/** An instant in the reader's own time zone. The server does not know it and writes UTC until the page has woken up. */
export function Moment({
  at,
  seconds = false,
}: {
  at: Date;
  seconds?: boolean;
}) {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return (
    <time dateTime={at.toISOString()}>
      {isAwake
        ? format(at, undefined, seconds)
        : `${format(at, "UTC", seconds)} UTC`}
    </time>
  );
}

/** `0.4 s`, `12 s`, `3 min` */
export function duration(seconds: number): string {
  if (seconds < 1) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
