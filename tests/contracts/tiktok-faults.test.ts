import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type EndpointKey,
  endpoints,
} from "#core/platforms/tiktok/endpoints.ts";
import type { FaultWish } from "#sandbox/faults/fault.ts";
import {
  openTikTokPorts,
  type TikTokPorts,
} from "../support/open-tiktok-ports.ts";
import { carry } from "./support/carry.ts";
import type { Deed } from "./support/deeds.ts";
import { openQuay } from "./support/quay.ts";
import { tiktokDeedsOf } from "./support/tiktok-deeds.ts";

/**
 * E1 for every write of both TikTok ports: whatever goes wrong on the way, and however often it is asked for, the
 * platform ends with exactly one effect. What stands in the way is planted at the pretend TikTok Shop's own door.
 */
let ports: TikTokPorts;
let deeds: ReturnType<typeof tiktokDeedsOf>;

beforeAll(async () => {
  ports = await openTikTokPorts({ patience: { longestWaitMs: 20_000 } });
  deeds = tiktokDeedsOf(openQuay(ports));
});
afterAll(() => ports[Symbol.asyncDispose]());

const faults = {
  "a call that times out before it takes hold": {
    kind: "hang",
    ms: 20,
    afterApplying: false,
  },
  "a call that times out after it took hold": {
    kind: "hang",
    ms: 20,
    afterApplying: true,
  },
  "HTTP 429": { kind: "throttled", retryAfterSeconds: 0 },
  "a 5xx before it takes hold": { kind: "server_error", afterApplying: false },
  "a 5xx after it took hold": { kind: "server_error", afterApplying: true },
  "an access token that has just expired": { kind: "expired_token" },
} satisfies Record<string, object>;

const writes = (Object.keys(endpoints) as EndpointKey[]).filter(
  (key) => endpoints[key].repeat !== "read",
);

describe.each(writes)("E1 %s", (key) => {
  const deed = (): Promise<Deed> => {
    const found = deeds[key];
    if (!found) throw new Error(`no deed leads through ${key}`);
    return found();
  };
  /** Up to the path's first changing part: no neighbour that matches too is called before it. */
  const operationOf = () => {
    const { method, path } = endpoints[key];
    return `${method} ${path.replace(/\{.*/, "")}`;
  };

  test.each(Object.entries(faults))(
    "%s: exactly one effect",
    async (_what, fault) => {
      const wanted = await deed();
      ports.face.context.faults.plant({
        platform: "tiktok",
        operation: operationOf(),
        times: 1,
        ...fault,
      } as FaultWish);
      await carry(wanted);
      expect(ports.face.context.faults.list()).toEqual([]);
      expect(await wanted.seen()).toEqual(wanted.once);
    },
  );

  test("asked for twice: exactly one effect", async () => {
    const wanted = await deed();
    await carry(wanted);
    await carry(wanted, true);
    expect(await wanted.seen()).toEqual(wanted.once);
  });
});
