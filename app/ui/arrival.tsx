import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { useIsAwake } from "./reader.tsx";

/** Whether the page's address leads to this id. The server is never told what stands behind the `#`. */
export function useIsHere(id: string): boolean {
  const { hash } = useLocation();
  return useIsAwake() && hash === `#${id}`;
}

/**
 * A part of a page that links lead to. Who follows one has it in sight, and goes on reading there: it takes the focus, which
 * the browser moves along by itself only where a page is loaded anew.
 * @param label what it is, for people who hear where they have come to.
 */
export function Arrival({
  id,
  label,
  children,
}: {
  id: string;
  label: string;
  children: ReactNode;
}) {
  const { key } = useLocation();
  const isHere = useIsHere(id);
  const ref = useRef<HTMLDivElement>(null);
  // The same link may be followed twice: every following has a key of its own.
  const arrived = isHere ? key : null;
  useEffect(() => {
    if (arrived === null) return;
    ref.current?.scrollIntoView({ block: "start" });
    ref.current?.focus({ preventScroll: true });
  }, [arrived]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds controls; this is a card.
    <div
      id={id}
      ref={ref}
      role="group"
      aria-label={label}
      tabIndex={-1}
      className="arrival"
      data-here={isHere}
    >
      {children}
    </div>
  );
}
