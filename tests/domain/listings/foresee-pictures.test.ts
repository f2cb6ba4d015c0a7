import { expect, test } from "vitest";
import {
  foreseePictures,
  type PictureLook,
} from "#core/domain/listings/foresee-pictures.ts";

const good = {
  contentType: "image/png",
  bytes: 400_000,
  width: 800,
  height: 600,
};

test.each<[string, PictureLook | null, string | null]>([
  ["one that fits", good, null],
  ["one of which nothing is known", null, null],
  [
    "one that does not say its size",
    { contentType: "image/heic", bytes: null },
    null,
  ],
  [
    "the largest and the smallest",
    { ...good, width: 4_000, height: 300 },
    null,
  ],
  [
    "another format",
    { ...good, contentType: "image/gif" },
    "Picture 1 is image/gif; TikTok Shop takes JPG, PNG, WEBP, HEIC and BMP.",
  ],
  [
    "no format",
    { ...good, contentType: "" },
    "Picture 1 is of no known format; TikTok Shop takes JPG, PNG, WEBP, HEIC and BMP.",
  ],
  [
    "too heavy",
    { ...good, bytes: 13_000_000 },
    "Picture 1 has 12.4 MB; TikTok Shop takes at most 10 MB.",
  ],
  [
    "too small",
    { ...good, height: 299 },
    "Picture 1 is 800 × 299 pixels; TikTok Shop wants at least 300 × 300.",
  ],
  [
    "too large",
    { ...good, width: 4_001 },
    "Picture 1 is 4001 × 600 pixels; TikTok Shop takes at most 4000 × 4000.",
  ],
  [
    "gone",
    { refusedWith: 404 },
    "Picture 1 cannot be fetched from Shopify (HTTP 404).",
  ],
])("what TikTok Shop will say to %s", (_, look, why) => {
  expect(foreseePictures([look])).toEqual([why || null]);
});

test("each picture is told by its place", () => {
  const small = { ...good, width: 10, height: 10 };
  expect(foreseePictures([good, small, null, small])).toEqual([
    null,
    expect.stringMatching(/^Picture 2 /),
    null,
    expect.stringMatching(/^Picture 4 /),
  ]);
});
