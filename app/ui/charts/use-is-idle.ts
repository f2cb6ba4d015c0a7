import { useEffect, useState } from "react";

/** A browser that is never idle draws all the same. */
const patienceMs = 1_000;

/** True once the browser had a moment to spare after the first drawing: what is dear to draw lets what people do go first. */
export function useIsIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const note = () => setIdle(true);
    // Not every browser tells when it is idle.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(note, 1);
      return () => clearTimeout(timer);
    }
    const asked = requestIdleCallback(note, { timeout: patienceMs });
    return () => cancelIdleCallback(asked);
  }, []);
  return isIdle;
}
