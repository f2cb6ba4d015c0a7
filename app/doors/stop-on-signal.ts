/** What HTTP and HTTP/2 servers of Node have in common; the latter close no connections by themselves. */
type Closable = {
  close(done: () => void): unknown;
  closeIdleConnections?(): void;
  closeAllConnections?(): void;
};

const patienceMs = 10_000;

/** On SIGTERM or SIGINT: takes no new connection, finishes what it has begun, then closes the world and leaves. */
export function stopOnSignal(
  server: Closable,
  closeWorld: () => Promise<void>,
): void {
  let leaving = false;
  const leave = async () => {
    if (leaving) return;
    leaving = true;
    // A request that hangs must not hold the process for ever.
    const late = setTimeout(() => server.closeAllConnections?.(), patienceMs);
    const closed = new Promise<void>((resolve) =>
      server.close(() => resolve()),
    );
    server.closeIdleConnections?.();
    await closed;
    clearTimeout(late);
    await closeWorld();
    process.exit(0);
  };
  process.once("SIGTERM", leave);
  process.once("SIGINT", leave);
}
