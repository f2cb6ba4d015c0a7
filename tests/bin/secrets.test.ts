import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSecrets } from "../../bin/town/secrets.ts";
import { readTownSettings } from "../../bin/town/settings.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quayside-secrets-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("makes secrets up once and keeps them from other eyes", () => {
  const file = join(folder, "deep", "secrets.json");
  const secrets = openSecrets(file);
  expect(openSecrets(file)).toEqual(secrets);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [id, key = ""] = secrets.credentialKeys.split(":");
  expect(id).toBe("k1");
  expect(Buffer.from(key, "base64")).toHaveLength(32);
});

it("names a port setting that is no port", () => {
  expect(readTownSettings({}).ports.web).toBe(3000);
  expect(() => readTownSettings({ PORT: "many" })).toThrow(
    'PORT must be a port number, not "many"',
  );
});
