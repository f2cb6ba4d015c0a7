import { useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useSteady } from "./use-steady.ts";

const pauseMs = 300;

/**
 * A list's filters live in its address, so that they survive a reload and can be sent to a colleague. Typing waits for a
 * pause; every change begins at the first page again. What changes it stays the same functions for good.
 */
export function useListAddress() {
  const [params, setParams] = useSearchParams();
  const query = params.get("query") ?? "";
  const [typed, setTyped] = useState(query);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Where the last change leads, which may still be on its way: the next one builds on it and takes nothing back.
  const wanted = useRef(params);

  useEffect(() => {
    wanted.current = params;
  }, [params]);
  useEffect(() => () => clearTimeout(pause.current), []);
  // What leads elsewhere than by typing, such as another view or the way back, is what the field says from then on.
  const known = useRef(query);
  useEffect(() => {
    if (query === known.current) return;
    known.current = query;
    clearTimeout(pause.current);
    setTyped(query);
  }, [query]);

  const write = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(wanted.current);
    for (const [name, value] of Object.entries({ page: null, ...changes }))
      if (value) next.set(name, value);
      else next.delete(name);
    wanted.current = next;
    known.current = next.get("query") ?? "";
    setParams(next, { preventScrollReset: true });
  };

  const set = useSteady((changes: Record<string, string | null>) => {
    if ("query" in changes) {
      clearTimeout(pause.current);
      setTyped(changes.query ?? "");
    }
    write(changes);
  });

  const type = useSteady((text: string) => {
    setTyped(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(
      // What is being typed keeps its last space: another word may follow.
      () => write({ query: text.trim() || null }),
      pauseMs,
    );
  });

  return { params, set, typed, type };
}
