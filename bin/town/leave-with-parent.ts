// Loaded into every child ahead of its entry. A parent killed with -9 says no goodbye, and its children
// would live on holding their ports; the broken channel tells them to leave in their usual way.
const patienceMs = 10_000;

process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), patienceMs).unref();
});
// The channel alone must not keep a child alive that has nothing left to do.
process.channel?.unref();
