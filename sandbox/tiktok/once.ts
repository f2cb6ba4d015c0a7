import type { Call } from "./platform.ts";

/** Serves a call that carries an idempotency key once; a repeat gets the first answer. Refusals are not kept. */
export function once<T>(call: Call, name: string, serve: () => T): T {
  const { aftersaleKeys } = call.platform.state;
  const given = call.query.idempotency_key;
  if (!given) return serve();
  const key = `${name} ${given}`;
  const known = aftersaleKeys[key];
  if (known !== undefined) return JSON.parse(known) as T;
  const answer = serve();
  aftersaleKeys[key] = JSON.stringify(answer);
  return answer;
}
