import { type Env, readEnv } from "#core/wiring/env.ts";
import { makeWorld } from "#core/wiring/make-world.server.ts";

type Web = { env: Env; world: ReturnType<typeof makeWorld> };

/**
 * The web process holds this file twice: Node runs it for the doors in server.ts, and Remix's bundle carries a copy for
 * the routes. A slot on globalThis makes both share one world (one pool of connections, one queue), and outlives a
 * reload of the bundle.
 */
const slot = Symbol.for("quayside.web");
const shared = globalThis as { [slot]?: Web };

function open(): Web {
  const env = readEnv(process.env);
  return { env, world: makeWorld(env, "web") };
}

shared[slot] ??= open();

/** The settings and the world of this process. */
export const { env, world } = shared[slot];
