import { imageSize } from "image-size";
import { expect, test } from "vitest";
import {
  createContentNetwork,
  pictureAddress,
  pictureAt,
} from "#sandbox/shopify/content-network.ts";

const network = createContentNetwork();

test("a store's own picture is a real one, of the size that its address says", async () => {
  const answer = await network.request(pictureAt("mug", 1024, 640));
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(imageSize(new Uint8Array(await answer.arrayBuffer()))).toMatchObject({
    type: "png",
    width: 1024,
    height: 640,
  });
});

test.each(["picture.png", "a-0x10.png", "a-10x99999.png"])(
  "there is no picture %s",
  async (name) => {
    const answer = await network.request(`/cdn/shop/files/${name}`);
    expect(answer.status).toBe(404);
  },
);

test("a store's own picture is shown where the app reached Shopify, and of one from the web Shopify's copy, always the same", async () => {
  const origin = "http://127.0.0.1:3100";
  const own = pictureAt("mug", 8, 8);
  expect(pictureAddress(own, origin)).toBe(`${origin}${own}`);
  const inTown = "http://127.0.0.1:3200/b.png";
  expect(pictureAddress(inTown, origin)).toBe(inTown);
  const copies = ["b", "c", "b"].map((name) =>
    pictureAddress(`https://a.example/${name}.png`, origin),
  );
  expect(new Set(copies).size).toBe(2);
  for (const copy of copies) {
    expect(copy.startsWith(origin)).toBe(true);
    const answer = await network.request(copy.slice(origin.length));
    expect(answer.status).toBe(200);
  }
});
