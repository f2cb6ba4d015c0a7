// In the place of the worker: it tells which servers it was sent to, and waits.
const { DATABASE_URL, REDIS_URL = "none" } = process.env;
console.log(`worker ready (database ${DATABASE_URL}, redis ${REDIS_URL})`);
process.on("SIGTERM", () => process.exit(0));
setInterval(() => {}, 1000);
