import { describe, expect, test } from "vitest";
import { signLetter, signRequest } from "#sandbox/tiktok/signing.ts";
import vectors from "../../specimens/tiktok/signing-vectors.json" with {
  type: "json",
};

describe("request signature", () => {
  test.each(vectors.signing)("$id has the published sign", (vector) => {
    const query = Object.fromEntries(
      Object.entries(vector.query as Record<string, string | undefined>).filter(
        ([, value]) => value !== undefined,
      ),
    ) as Record<string, string>;
    const sign = signRequest(vector.app_secret, {
      path: vector.path,
      query,
      contentType: vector.content_type,
      rawBody: vector.raw_body,
    });
    expect(sign).toBe(vector.expected_sign);
  });
});

describe("webhook signature", () => {
  test.each(vectors.webhooks.filter((v) => v.expected_authorization_header))(
    "$id has the published header",
    (vector) => {
      expect(
        signLetter(vector.app_key, vector.app_secret, vector.raw_body),
      ).toBe(vector.expected_authorization_header);
    },
  );

  test("the same JSON written with other blanks does not carry the sign", () => {
    const negative = vectors.webhooks.find((v) => v.header_to_reject);
    if (!negative) throw new Error("the vector is gone");
    expect(
      signLetter(negative.app_key, negative.app_secret, negative.raw_body),
    ).not.toBe(negative.header_to_reject);
  });
});
