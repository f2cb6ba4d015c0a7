import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useReach } from "./reach.tsx";

const everyMs = 3_000;

/** Knocks in a row that nobody answers before it is said: one may be late on a busy line. */
const mostMissed = 2;

/** A word for how the page's data stands, which is cheap to ask for. */
type Stand = {
  /** Where it is asked for. */
  at: string;
  /** With which the data on the page came. */
  seen: string;
};

/**
 * Reads the page's data again every few seconds, while somebody looks and nothing else is under way. Knocks first: a
 * loader that fails would put an error page in the place of what is there.
 * @param stand where there is one, the data is read only once it has moved.
 */
export function useLive(isOn = true, stand?: Stand): void {
  const revalidator = useRevalidator();
  const navigation = useNavigation();
  const setReached = useReach();
  const isIdle = revalidator.state === "idle" && navigation.state === "idle";
  const read = useRef(async () => {});
  const isIdleNow = useRef(isIdle);
  isIdleNow.current = isIdle;
  const missed = useRef(0);
  read.current = async () => {
    if (!isIdle || document.visibilityState !== "visible") return;
    const heard = await knock(stand?.at ?? "/healthz");
    missed.current = heard === null ? missed.current + 1 : 0;
    // One knock without an answer says nothing, neither that it is away nor that it is back.
    if (heard !== null) setReached(true);
    else if (missed.current >= mostMissed) setReached(false);
    const isMoved = stand === undefined || heard !== stand.seen;
    if (heard !== null && isMoved && isIdleNow.current)
      revalidator.revalidate();
  };
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => void read.current(), everyMs);
    return () => clearInterval(timer);
  }, [isOn]);
}

/** What the address says; null where the server does not answer as it should. */
async function knock(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(everyMs),
    });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
