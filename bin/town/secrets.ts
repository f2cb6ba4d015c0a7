import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What a real installation gets from the two platforms and from its operator; here made up once and kept. */
export type TownSecrets = {
  shopify: { apiKey: string; apiSecret: string };
  tiktok: { appKey: string; appSecret: string; serviceId: string };
  credentialKeys: string;
};

/** Reads the town's secrets, or makes them up on the first start. Losing the file makes stored credentials unreadable. */
export function openSecrets(file: string): TownSecrets {
  if (existsSync(file)) {
    return JSON.parse(readFileSync(file, "utf8")) as TownSecrets;
  }
  const secrets = makeSecrets();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function makeSecrets(): TownSecrets {
  const hex = (bytes: number) => randomBytes(bytes).toString("hex");
  return {
    shopify: { apiKey: hex(16), apiSecret: hex(32) },
    tiktok: {
      appKey: hex(8),
      appSecret: hex(20),
      serviceId: String(randomBytes(6).readUIntBE(0, 6)).padStart(15, "7"),
    },
    credentialKeys: `k1:${randomBytes(32).toString("base64")}`,
  };
}
