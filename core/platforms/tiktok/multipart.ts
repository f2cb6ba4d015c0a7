import { randomUUID } from "node:crypto";

/** A form with one file. */
export type Form = {
  fields: Record<string, string>;
  file: {
    field: string;
    name: string;
    contentType: string;
    bytes: Uint8Array;
  };
};

/**
 * The bytes of a `multipart/form-data` body with the header that names its boundary.
 * source: https://www.rfc-editor.org/rfc/rfc7578
 */
export function encodeForm({ fields, file }: Form): {
  contentType: string;
  bytes: Buffer;
} {
  const boundary = `quayside-${randomUUID()}`;
  const part = (head: string) => `--${boundary}\r\n${head}\r\n\r\n`;
  const texts = Object.entries(fields).map(
    ([name, value]) =>
      `${part(`Content-Disposition: form-data; name="${quoted(name)}"`)}${value}\r\n`,
  );
  const fileHead = part(
    `Content-Disposition: form-data; name="${quoted(file.field)}"; filename="${quoted(file.name)}"\r\nContent-Type: ${file.contentType}`,
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([
      Buffer.from(texts.join("") + fileHead, "utf8"),
      file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`, "utf8"),
    ]),
  };
}

/** A name must end neither its quotes nor its line. */
const quoted = (name: string) => name.replace(/["\r\n]/g, encodeURIComponent);
