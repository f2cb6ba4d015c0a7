import { createServer } from "node:net";
import { expect, it } from "vitest";
import {
  isTaken,
  pickFreePorts,
  pickTownPorts,
  requireFreePorts,
} from "../../bin/town/ports.ts";

it("picks different ports that nobody holds", async () => {
  const ports = await pickFreePorts(20);
  expect(new Set(ports).size).toBe(20);
  expect(await isTaken(ports[0] ?? 0)).toBe(false);
});

it("names the port, its holder and the setting that moves it", async () => {
  const ports = await pickTownPorts();
  const server = createServer();
  await new Promise<void>((resolve) =>
    server.listen(ports.web, "127.0.0.1", resolve),
  );
  try {
    await expect(requireFreePorts(ports, ["shopify", "web"])).rejects.toThrow(
      new RegExp(`port ${ports.web}, wanted for the web app.*set PORT`),
    );
    if (process.platform === "linux") {
      await expect(requireFreePorts(ports, ["web"])).rejects.toThrow(
        `taken by process ${process.pid}`,
      );
    }
  } finally {
    server.close();
  }
});
