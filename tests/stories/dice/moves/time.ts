import { type Moves, move } from "./move.ts";

const minute = 60_000;
/** Further apart, a platform refuses what is signed by our clock. */
const mostApartMinutes = 5;

/** The calendar of the platforms, and our own patience. */
export const timeMoves: Moves = {
  "time passes": move<{ minutes: number; waitMs: number }>({
    weight: 5,
    draw: (_, dice) => ({
      minutes: dice.pick([1, 10, 30, 61]),
      waitMs: dice.between(0, 5_000),
    }),
    async play({ town }, { minutes, waitMs }) {
      await town.control.advance(minutes * minute);
      town.wait(waitMs);
      return `${minutes} minutes`;
    },
  }),
  "hours pass for everybody": move<{ hours: number }>({
    weight: 2,
    draw: (_, dice) => ({ hours: dice.between(1, 3) }),
    async play({ town }, { hours }) {
      // A little more, so that what is done once an hour is due.
      const ms = hours * 60 * minute + minute;
      await town.control.advance(ms);
      town.wait(ms);
      return `${hours}`;
    },
  }),
  "our clock is found to be fast": move<{ minutes: number }>({
    weight: 1,
    draw: (_, dice) => ({ minutes: dice.between(1, mostApartMinutes) }),
    async play({ town }, { minutes }) {
      const { now } = await town.ask("GET", "/clock");
      const ahead = town.world.clock.now().getTime() - now;
      town.wait(Math.max(0, minutes * minute - ahead));
      return `${minutes} minutes`;
    },
  }),
};
