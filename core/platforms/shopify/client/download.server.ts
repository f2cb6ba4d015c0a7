import { SyncError } from "#core/errors/sync-error.ts";

// A file of many gigabytes may take long; one that stands still for this long has failed.
const idleMs = 60_000;
/** No line of ours comes near; more would be another kind of file. */
const longestLine = 4 * 1024 * 1024;

/**
 * Reads a file that Shopify wrote for us, line by line, never holding more than one line and one piece of the network.
 * The address carries its own permission and is good for seven days.
 * @throws SyncError platform_unreachable, platform_internal, wire_unexpected
 */
export async function* downloadLines(url: string): AsyncGenerator<string> {
  const controller = new AbortController();
  let idle = setTimeout(() => controller.abort(), idleMs);
  try {
    const response = await fetch(url, { signal: controller.signal });
    if (!response.ok || !response.body)
      throw new SyncError("platform_internal", {
        said: `HTTP ${response.status} for a file`,
      });
    let rest = "";
    const decoder = new TextDecoder();
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      clearTimeout(idle);
      const lines = (rest + decoder.decode(piece, { stream: true })).split(
        "\n",
      );
      rest = lines.pop() ?? "";
      if (rest.length > longestLine)
        throw new SyncError("wire_unexpected", { said: "an endless line" });
      for (const line of lines) if (line.trim()) yield line;
      idle = setTimeout(() => controller.abort(), idleMs);
    }
    rest += decoder.decode();
    if (rest.trim()) yield rest;
  } catch (thrown) {
    if (thrown instanceof SyncError) throw thrown;
    throw new SyncError("platform_unreachable", { said: "a file broke off" });
  } finally {
    clearTimeout(idle);
    controller.abort();
  }
}
