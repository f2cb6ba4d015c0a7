import { useEffect } from "react";

/** The keys of the desk, in the order of the help page. */
export const deskKeys = ["j", "k", "Enter", "a", "s", "/", "?"] as const;
export type DeskKey = (typeof deskKeys)[number];

/** Whether somebody types there: letters are letters then. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches(
      "textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button])",
    ));

/**
 * Keys for people who clear a hundred questions: j and k go through the rows, Enter opens the one in focus, because the
 * focus is on its link, a and s press the row's or the page's button of that key, / goes to the search. Nothing is taken
 * from somebody who types, holds another key down or has a dialog open.
 */
export function useDeskKeys({ onHelp }: { onHelp: () => void }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector("[role=dialog]")) return;
      if (answer(event.key, onHelp)) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onHelp]);
}

/** @returns whether the key meant something here. */
function answer(key: string, onHelp: () => void): boolean {
  switch (key) {
    case "j":
      return step(1);
    case "k":
      return step(-1);
    case "a":
    case "s":
      return pressButton(key);
    case "/":
      return focusOn(document.querySelector("[data-find] input"));
    case "?":
      onHelp();
      return true;
    default:
      return false;
  }
}

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-row]")];
const rowInFocus = () =>
  document.activeElement?.closest<HTMLElement>("[data-row]") ?? null;

function step(by: 1 | -1): boolean {
  const all = rows();
  const row = rowInFocus();
  const at = row ? all.indexOf(row) : -1;
  const next = all[at === -1 ? 0 : at + by];
  return focusOn(next?.querySelector("a[href]") ?? null);
}

function pressButton(key: string): boolean {
  const where = rowInFocus() ?? (rows().length === 0 ? document.body : null);
  const button = where?.querySelector<HTMLElement>(
    `[data-key="${key}"] button`,
  );
  button?.click();
  return Boolean(button);
}

function focusOn(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
  return true;
}
