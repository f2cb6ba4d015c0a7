// The platform's clock and ours may differ, and it tells whole seconds.
const clocksDifferMs = 10 * 60_000;

/**
 * Whether an order was surely placed before its channel was connected: what was shipped by then is history, and nothing
 * that came later may be taken for it.
 */
export const wasBefore = (placedAt: Date, connectedAt: Date): boolean =>
  placedAt.getTime() < connectedAt.getTime() - clocksDifferMs;
