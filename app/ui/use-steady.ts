import { useCallback, useInsertionEffect, useRef } from "react";

/**
 * One function for the whole life of a component, which does what its last drawing would do: what is handed it need not
 * be drawn again each time. It is for what people do, not to be called while drawing.
 */
export function useSteady<Arguments extends unknown[], Result>(
  deed: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  const last = useRef(deed);
  useInsertionEffect(() => {
    last.current = deed;
  });
  return useCallback((...args: Arguments) => last.current(...args), []);
}
