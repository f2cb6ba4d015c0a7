import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useReach } from "./reach.tsx";

const everyMs = 3_000;

/**
 * Reads the page's data again every few seconds, while somebody looks and nothing else is under way. Knocks first: a
 * loader that fails would put an error page in the place of what is there.
 */
export function useLive(isOn = true): void {
  const revalidator = useRevalidator();
  const navigation = useNavigation();
  const setReached = useReach();
  const isIdle = revalidator.state === "idle" && navigation.state === "idle";
  const read = useRef(async () => {});
  const isIdleNow = useRef(isIdle);
  isIdleNow.current = isIdle;
  read.current = async () => {
    if (!isIdle || document.visibilityState !== "visible") return;
    const isReached = await answers();
    setReached(isReached);
    if (isReached && isIdleNow.current) revalidator.revalidate();
  };
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => void read.current(), everyMs);
    return () => clearInterval(timer);
  }, [isOn]);
}

async function answers(): Promise<boolean> {
  try {
    const answer = await fetch("/healthz", {
      signal: AbortSignal.timeout(everyMs),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
