import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTownClock, type TownClock } from "#sandbox/clock.ts";

let clock: TownClock;
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  clock = createTownClock();
});
afterEach(() => {
  clock.close();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTime(ms);

test("the calendar goes with real time until it is hurried, slowed or stopped", () => {
  pass(1_000);
  expect(clock.now()).toBe(1_001_000);
  clock.setSpeed(60);
  pass(1_000);
  expect(clock.now()).toBe(1_061_000);
  clock.setSpeed(0);
  pass(5_000);
  expect(clock.now()).toBe(1_061_000);
  clock.setSpeed(1);
  pass(1_000);
  expect(clock.now()).toBe(1_062_000);
});

test("it can be pushed forward while it stands still, and never back", () => {
  clock.setSpeed(0);
  const ticks: number[] = [];
  clock.onTick(() => ticks.push(clock.now()));
  clock.advance(500);
  expect(ticks).toEqual([1_000_500]);
  expect(() => clock.advance(-1)).toThrow(RangeError);
  expect(() => clock.setSpeed(-1)).toThrow(RangeError);
});

test("a loaded clock goes on where it was; what passed outside has passed, but no faster than outside", () => {
  const reload = (speed: number) => {
    clock.setSpeed(speed);
    const saved = clock.save();
    pass(10_000);
    const again = createTownClock();
    again.load(saved);
    again.close();
    expect(again.speed()).toBe(speed);
    return again.now() - saved.town;
  };
  expect([reload(1), reload(0), reload(600)]).toEqual([10_000, 0, 10_000]);
});
