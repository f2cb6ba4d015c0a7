import { createDice, type Dice } from "./dice.ts";

/** One webhook on its way to the app. The platform that posts it has already signed it. */
export type Letter = {
  platform: "shopify" | "tiktok";
  /** Topic or type, for the log: `orders/create`, `type 1`. */
  topic: string;
  /** The delivery id that stays the same when the platform sends the letter again. */
  deliveryId: string;
  url: string;
  headers: Record<string, string>;
  body: string;
};

/** How badly the post behaves. `oneIn` counts: 10 means about every tenth letter, 0 means never. */
export type Weather = {
  seed: number;
  /** Letters that never arrive, whatever the platform's retries. */
  loseOneIn: number;
  /** Letters that arrive twice. */
  doubleOneIn: number;
  /** Real milliseconds a letter waits before it is delivered, drawn evenly; unequal waits also reorder. */
  delayMs: [min: number, max: number];
  /** Waits before each further try after a failed delivery (real milliseconds). */
  retryAfterMs: number[];
};

/** Fine weather with the platforms' own patience: TikTok's documented waits; Shopify's eight retries end sooner. */
export const fineWeather: Weather = {
  seed: 1,
  loseOneIn: 0,
  doubleOneIn: 0,
  delayMs: [0, 0],
  retryAfterMs: [2_000, 10_000, 60_000, 120_000, 1_800_000],
};

export type PostStats = {
  posted: number;
  delivered: number;
  lost: number;
  doubled: number;
  /** Further deliveries of a letter that was already sent once: doubles and retries after a failure. */
  redelivered: number;
  /** Answers other than 2xx, and no answer at all. */
  refused: number;
  underWay: number;
};

export type PostOffice = {
  post(letter: Letter): void;
  setWeather(weather: Partial<Weather>): Weather;
  stats(): PostStats;
  /** The latest letters, newest last, for the control face. */
  log(): {
    at: number;
    platform: string;
    topic: string;
    deliveryId: string;
    outcome: string;
  }[];
  close(): void;
};

const deliveryTimeoutMs = 5_000;
const logLength = 2_000;

/** Delivers letters over real HTTP through the weather that has been set. */
export function openPostOffice(): PostOffice {
  let weather = { ...fineWeather };
  let dice: Dice = createDice(weather.seed);
  const stats: PostStats = {
    posted: 0,
    delivered: 0,
    lost: 0,
    doubled: 0,
    redelivered: 0,
    refused: 0,
    underWay: 0,
  };
  const timers = new Set<NodeJS.Timeout>();
  const log: ReturnType<PostOffice["log"]> = [];

  const note = (letter: Letter, outcome: string) => {
    log.push({
      at: Date.now(),
      platform: letter.platform,
      topic: letter.topic,
      deliveryId: letter.deliveryId,
      outcome,
    });
    if (log.length > logLength) log.shift();
  };
  const later = (ms: number, deed: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      deed();
    }, ms);
    timers.add(timer);
  };

  const deliver = async (letter: Letter, attempt: number): Promise<void> => {
    const status = await send(letter);
    if (status >= 200 && status < 300) {
      stats.delivered++;
      stats.underWay--;
      note(letter, `delivered ${status}`);
      return;
    }
    stats.refused++;
    note(letter, status === 0 ? "no answer" : `refused ${status}`);
    const wait = weather.retryAfterMs[attempt];
    // TikTok takes a 401 as an answer too: a door that refuses the signature is not knocked at again.
    if (
      wait === undefined ||
      (letter.platform === "tiktok" && status === 401)
    ) {
      stats.underWay--;
      return;
    }
    later(wait, () => {
      stats.redelivered++;
      void deliver(letter, attempt + 1);
    });
  };

  const schedule = (letter: Letter) => {
    stats.underWay++;
    later(dice.between(...weather.delayMs), () => void deliver(letter, 0));
  };

  return {
    post(letter) {
      stats.posted++;
      if (dice.oneIn(weather.loseOneIn)) {
        stats.lost++;
        note(letter, "lost");
        return;
      }
      schedule(letter);
      if (dice.oneIn(weather.doubleOneIn)) {
        stats.doubled++;
        stats.redelivered++;
        schedule(letter);
      }
    },
    setWeather(change) {
      weather = { ...weather, ...change };
      dice = createDice(weather.seed);
      return weather;
    },
    stats: () => ({ ...stats }),
    log: () => [...log],
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** @returns the HTTP status, or 0 where there was no answer in time. */
async function send(letter: Letter): Promise<number> {
  try {
    const response = await fetch(letter.url, {
      method: "POST",
      headers: letter.headers,
      body: letter.body,
      signal: AbortSignal.timeout(deliveryTimeoutMs),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
