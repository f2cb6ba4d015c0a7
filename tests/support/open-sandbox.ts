import { openSandbox } from "#sandbox/sandbox.ts";
import type { SandboxSettings } from "#sandbox/settings.ts";

export const app = {
  shopify: { apiKey: "key-of-the-app", apiSecret: "shpss_0123456789abcdef" },
  tiktok: { appKey: "29a39d", appSecret: "e59af819cc", serviceId: "7390001" },
};

/** The whole sandbox on free ports, in memory, without an app behind it; driven through its control face. */
export async function openTestSandbox(wishes: Partial<SandboxSettings> = {}) {
  const sandbox = await openSandbox({
    host: "127.0.0.1",
    ports: { shopify: 0, tiktok: 0, control: 0 },
    stateFile: undefined,
    scenario: "calm-day",
    appOrigin: "http://app.invalid",
    ...app,
    ...wishes,
  });
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.origins.control}${path}`, {
      method,
      ...(body !== undefined && {
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
    return { status: response.status, body: (await response.json()) as any };
  };
  return {
    ...sandbox,
    control,
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

export type TestSandbox = Awaited<ReturnType<typeof openTestSandbox>>;
