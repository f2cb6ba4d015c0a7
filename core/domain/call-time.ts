// Measured against the sandbox; real calls take longer, so the estimate errs on the slow side.
const secondsPerCall = 0.4;

/** How long so many calls to the platforms will take, about. */
export const secondsOf = (calls: number): number =>
  Math.ceil(calls * secondsPerCall);
