import { expect, test } from "vitest";
import { signRequest, signWebhook } from "#core/platforms/tiktok/signing.ts";
import vectors from "../../specimens/tiktok/signing-vectors.json" with {
  type: "json",
};

test.each(vectors.signing)("signs as published: $id", (vector) => {
  const isMultipart = vector.content_type.startsWith("multipart/");
  const sign = signRequest({
    path: vector.path,
    query: vector.query as unknown as Record<string, string>,
    body: isMultipart ? null : vector.raw_body,
    appSecret: vector.app_secret,
  });
  expect(sign).toBe(vector.expected_sign);
});

test("there are twelve vectors", () => {
  expect(vectors.signing).toHaveLength(12);
});

test.each(
  vectors.webhooks.filter(
    (vector) => "expected_authorization_header" in vector,
  ),
)("signs webhooks as published: $id", (vector) => {
  const body = new TextEncoder().encode(vector.raw_body);
  const { app_key: appKey, app_secret: appSecret } = vector;
  expect(signWebhook({ appKey, appSecret }, body)).toBe(
    vector.expected_authorization_header,
  );
});
