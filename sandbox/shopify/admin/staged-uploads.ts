import { randomUUID } from "node:crypto";
import type { View, Visit } from "./view.ts";

type UploadInput = {
  filename: string;
  mimeType: string;
  resource: string;
  httpMethod?: "POST" | "PUT" | null;
};

/**
 * Where files are put before they are used. A form (POST) needs the parameters, a PUT has everything in its address.
 * source: recorded answers of stagedUploadsCreate; shopify.dev, "StagedUploadParameter".
 */
export const stagedUploadRoots: View = {
  stagedUploadsCreate: (
    { input }: { input: UploadInput[] },
    { desk }: Visit,
  ) => ({
    stagedTargets: input.map((upload) => {
      const folder =
        upload.resource === "BULK_MUTATION_VARIABLES" ? "bulk" : "files";
      const key = `tmp/${desk.store.id}/${folder}/${randomUUID()}/${upload.filename}`;
      const address = `${desk.origin}/uploads/${key}`;
      if (upload.httpMethod === "POST")
        return {
          url: `${desk.origin}/uploads`,
          resourceUrl: folder === "bulk" ? `${desk.origin}/uploads` : address,
          parameters: formParameters(upload, key),
        };
      return {
        url: `${address}?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature=${randomUUID()}`,
        resourceUrl: address,
        parameters: [
          { name: "content_type", value: upload.mimeType },
          { name: "acl", value: "private" },
        ],
      };
    }),
    userErrors: [],
  }),
};

function formParameters({ mimeType }: UploadInput, key: string) {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  return Object.entries({
    "Content-Type": mimeType,
    success_action_status: "201",
    acl: "private",
    key,
    "x-goog-date": date,
    "x-goog-credential": `sandbox/${date.slice(0, 8)}/auto/storage/goog4_request`,
    "x-goog-algorithm": "GOOG4-RSA-SHA256",
    "x-goog-signature": randomUUID(),
    policy: Buffer.from(JSON.stringify({ key })).toString("base64"),
  }).map(([name, value]) => ({ name, value }));
}
