import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What a real installation gets from the two platforms and from its operator; here made up once and kept. */
export type TownSecrets = {
  shopify: { apiKey: string; apiSecret: string };
  tiktok: { appKey: string; appSecret: string; serviceId: string };
  credentialKeys: string;
  /** Quayside's own desk, at the provider of its staff's sign-ins. */
  desk: { clientId: string; clientSecret: string };
};

/** Reads the town's secrets, or makes them up on the first start. Losing the file makes stored credentials unreadable. */
export function openSecrets(file: string): TownSecrets {
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, "utf8")) as Partial<TownSecrets>;
    // A file of an earlier version lacks what came later.
    return kept.desk
      ? (kept as TownSecrets)
      : keep(file, { ...makeSecrets(), ...kept });
  }
  return keep(file, makeSecrets());
}

function keep(file: string, secrets: TownSecrets): TownSecrets {
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
    desk: { clientId: "quayside-desk", clientSecret: hex(32) },
    credentialKeys: `k1:${randomBytes(32).toString("base64")}`,
  };
}
