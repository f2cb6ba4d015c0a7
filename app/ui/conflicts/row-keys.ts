import type { KeyboardEvent } from "react";

/**
 * Keys of a list, while the focus is in it: j and k go down and up, x marks. Enter opens, because the focus is on the row's
 * link. Where somebody types, letters are letters.
 */
export function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  if (target.matches("textarea, select, input:not([type=checkbox])")) return;
  const rows = [
    ...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]"),
  ];
  const at = rows.findIndex((row) => row.contains(target));
  const step = { j: 1, k: -1 }[event.key];
  if (step !== undefined) {
    const next = rows[at === -1 ? 0 : at + step];
    next?.querySelector<HTMLElement>("a[href]")?.focus();
    event.preventDefault();
  } else if (event.key === "x") {
    rows[at]?.querySelector<HTMLElement>("input[type=checkbox]")?.click();
    event.preventDefault();
  }
}
