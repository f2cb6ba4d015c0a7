import type { TownClock } from "./clock.ts";
import type { Faults } from "./faults/faults.ts";
import { createFates } from "./post/fate.ts";
import { createLanes } from "./post/lanes.ts";
import {
  createLetterLog,
  type Letter,
  type LetterFilter,
  type PostedLetter,
} from "./post/letter.ts";
import { patience } from "./post/patience.ts";
import { createWaits } from "./post/waits.ts";
import { fineWeather, type Weather } from "./post/weather.ts";

export type { Letter, PostedLetter } from "./post/letter.ts";
export { fineWeather, type Weather } from "./post/weather.ts";

export type PostStats = {
  posted: number;
  delivered: number;
  lost: number;
  doubled: number;
  /** Further deliveries of a letter that was already sent once: doubles, retries and letters sent again on demand. */
  redelivered: number;
  /** Answers that are none to the platform, and no answer at all. */
  refused: number;
  /** Letters for an app that nobody has named: logged and not sent. */
  kept: number;
  underWay: number;
};

export type PostOffice = {
  post(letter: Letter): void;
  /** Starts all draws anew, so that the same seed brings the same day. */
  setWeather(weather: Partial<Weather>): Weather;
  weather(): Weather;
  stats(): PostStats;
  letters(filter?: LetterFilter): PostedLetter[];
  /** Sends a letter of the log once more, as it was. @returns undefined for one that the log does not hold. */
  sendAgain(id: string): PostedLetter | undefined;
  close(): void;
};

const mostKept = 2_000;
const never = Number.POSITIVE_INFINITY;
/** The address of an app that does not exist (RFC 2606). */
export const nobody = "http://app.invalid";

const nothingYet: PostStats = {
  posted: 0,
  delivered: 0,
  lost: 0,
  doubled: 0,
  redelivered: 0,
  refused: 0,
  kept: 0,
  underWay: 0,
};

type Surroundings = { faults?: Faults; clock?: TownClock };

/** Delivers letters over real HTTP through the weather that has been set. */
export function openPostOffice({
  faults,
  clock,
}: Surroundings = {}): PostOffice {
  let weather: Weather = { ...fineWeather };
  let count = 0;
  let closed = false;
  const stats: PostStats = { ...nothingYet };
  const log = createLetterLog(mostKept);
  const fates = createFates(faults);
  const waits = createWaits(clock);
  const lanes = createLanes(() => weather.atOnce);
  /** Letters that let the next one of their platform pass. */
  const aside = new Map<string, (() => void)[]>();
  const now = () => clock?.now() ?? Date.now();

  const enqueue = (letter: PostedLetter, tried = 0) =>
    lanes.add(letter.platform, () => knock(letter, tried));

  async function knock(letter: PostedLetter, tried: number): Promise<void> {
    const { answerMs, isAnswer } = patience[letter.platform];
    const started = performance.now();
    const status = await send(letter, answerMs);
    if (closed) return;
    const ms = Math.round(performance.now() - started);
    letter.tries.push({ at: now(), status, ms });
    for (const go of aside.get(letter.platform)?.splice(0) ?? []) go();
    if (status >= 200 && status < 300) stats.delivered++;
    else stats.refused++;
    if (isAnswer(status)) end(letter, "delivered");
    else tryLater(letter, tried);
  }

  function tryLater(letter: PostedLetter, tried: number): void {
    const documented = patience[letter.platform].retries[tried];
    const wait = weather.retryAfterMs
      ? weather.retryAfterMs[tried]
      : documented && documented * weather.retryScale;
    if (wait === undefined) {
      end(letter, "given up");
      letter.onGivenUp?.();
      return;
    }
    waits.later(wait, documented ?? wait, () => {
      stats.redelivered++;
      enqueue(letter, tried + 1);
    });
  }

  function end(letter: PostedLetter, state: "delivered" | "given up"): void {
    stats.underWay--;
    letter.state = state;
  }

  function dispatch(letter: PostedLetter, delayMs: number): void {
    stats.underWay++;
    if (delayMs > 0) waits.later(delayMs, never, () => enqueue(letter));
    else enqueue(letter);
  }

  function stepAside(letter: PostedLetter, mostMs: number): void {
    stats.underWay++;
    let gone = false;
    const go = () => {
      if (!gone) enqueue(letter);
      gone = true;
    };
    const others = aside.get(letter.platform) ?? [];
    aside.set(letter.platform, [...others, go]);
    waits.later(mostMs, never, go);
  }

  return {
    post(plain) {
      count++;
      stats.posted++;
      const fate = fates.draw(plain, weather);
      const letter: PostedLetter = {
        ...plain,
        id: `L${count}`,
        postedAt: now(),
        state: "waiting",
        tries: [],
        mishaps: fate.mishaps,
      };
      log.add(letter);
      if (plain.url.startsWith(`${nobody}/`)) {
        stats.kept++;
        letter.state = "kept";
        return;
      }
      if (fate.lost) {
        stats.lost++;
        letter.state = "lost";
        return;
      }
      if (fate.stepsAsideMs === null) dispatch(letter, fate.delayMs);
      else stepAside(letter, fate.stepsAsideMs);
      if (fate.doubleAfterMs === null) return;
      stats.doubled++;
      stats.redelivered++;
      dispatch(letter, fate.doubleAfterMs);
    },
    setWeather(change) {
      weather = { ...weather, ...change };
      fates.forget();
      lanes.widen();
      return weather;
    },
    weather: () => weather,
    stats: () => ({ ...stats }),
    letters: (filter) => log.list(filter),
    sendAgain(id) {
      const letter = log.find(id);
      if (!letter) return undefined;
      letter.mishaps.push("sent again");
      letter.state = "waiting";
      stats.redelivered++;
      dispatch(letter, 0);
      return letter;
    },
    close() {
      closed = true;
      waits.close();
      lanes.close();
    },
  };
}

/** @returns the HTTP status, or 0 where there was no answer in time. */
async function send(letter: Letter, answerMs: number): Promise<number> {
  try {
    const response = await fetch(letter.url, {
      method: "POST",
      headers: letter.headers,
      body: letter.body,
      signal: AbortSignal.timeout(answerMs),
      redirect: "manual",
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
