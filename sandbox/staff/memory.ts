import type { Adapter, AdapterPayload } from "oidc-provider";

type Kept = { payload: AdapterPayload; until: number };

/** What the provider remembers: its sign-ins, codes and sessions, until they run out or the sandbox ends. */
export function createMemory(now: () => number = Date.now) {
  const rows = new Map<string, Kept>();
  const find = (key: string): AdapterPayload | undefined => {
    const kept = rows.get(key);
    if (!kept || kept.until > now()) return kept?.payload;
    rows.delete(key);
    return undefined;
  };
  const where = (test: (payload: AdapterPayload) => boolean) =>
    [...rows.keys()].find((key) => {
      const payload = find(key);
      return payload !== undefined && test(payload);
    });

  return class Memory implements Adapter {
    readonly #kind: string;

    constructor(kind: string) {
      this.#kind = kind;
    }

    #key(id: string): string {
      return `${this.#kind} ${id}`;
    }

    async upsert(id: string, payload: AdapterPayload, seconds: number) {
      const until = seconds ? now() + seconds * 1000 : Number.POSITIVE_INFINITY;
      rows.set(this.#key(id), { payload, until });
    }

    async find(id: string) {
      return find(this.#key(id));
    }

    async findByUid(uid: string) {
      const key = where((payload) => payload.uid === uid);
      return key === undefined ? undefined : find(key);
    }

    async findByUserCode(code: string) {
      const key = where((payload) => payload.userCode === code);
      return key === undefined ? undefined : find(key);
    }

    async consume(id: string) {
      const payload = find(this.#key(id));
      if (payload) payload.consumed = Math.floor(now() / 1000);
    }

    async destroy(id: string) {
      rows.delete(this.#key(id));
    }

    async revokeByGrantId(grantId: string) {
      for (const [key, { payload }] of rows)
        if (payload.grantId === grantId) rows.delete(key);
    }
  };
}
