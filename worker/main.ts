import { readEnv } from "#core/wiring/env.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";
import { startWorker } from "./start-worker.ts";

const env = readEnv(process.env);
const world = makeWorld(env, "worker");
const worker = await startWorker(world, env);
console.log(`worker ready (queue on ${world.backend.name})`);

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await worker.close();
  await world.close();
  process.exit(0);
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
