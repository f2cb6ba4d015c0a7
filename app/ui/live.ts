import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

const everyMs = 3_000;

/** Reads the page's data again every few seconds, while somebody looks and nothing else is under way. */
export function useLive(isOn = true): void {
  const revalidator = useRevalidator();
  const navigation = useNavigation();
  const isIdle = revalidator.state === "idle" && navigation.state === "idle";
  const read = useRef(() => {});
  read.current = () => {
    if (isIdle && document.visibilityState === "visible")
      revalidator.revalidate();
  };
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => read.current(), everyMs);
    return () => clearInterval(timer);
  }, [isOn]);
}
