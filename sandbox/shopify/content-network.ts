import { crc32, deflateSync } from "node:zlib";
import { Hono } from "hono";

const path = "/cdn/shop/files/";
const mostPixels = 5_000;
/** What a copy measures. */
const copied = 1_024;

/** The address of a picture of the store's own, as long as nobody has asked for it: without the host. */
export const pictureAt = (name: string, width: number, height: number) =>
  `${path}${name}-${width}x${height}.png`;

/**
 * The address of a picture for whoever reaches Shopify at this origin. Of one from the web Shopify has a copy of its own, which
 * is of one colour here: nobody reaches the web. One that lies in the town is left where it is.
 * Source: shopify.dev, Admin API 2026-10, Image.url: where it lies at Shopify's content network.
 */
export function pictureAddress(source: string, origin: string): string {
  if (source.startsWith(path)) return `${origin}${source}`;
  if (!source.startsWith("https://")) return source;
  const name = `copy-${crc32(source).toString(16)}`;
  return `${origin}${pictureAt(name, copied, copied)}`;
}

/** Where the stores' own pictures lie: each is one colour, by its name. */
export function createContentNetwork(): Hono {
  const routes = new Hono();
  routes.get(`${path}:file`, (c) => {
    const named = /^(.+)-(\d+)x(\d+)\.png$/.exec(c.req.param("file"));
    const [width, height] = [Number(named?.[2]), Number(named?.[3])];
    const isSize = (pixels: number) => pixels > 0 && pixels <= mostPixels;
    if (!named || !isSize(width) || !isSize(height))
      return c.text("Not Found", 404);
    const hue = crc32(named[1] ?? "");
    const colour = [hue & 0xff, (hue >> 8) & 0xff, (hue >> 16) & 0xff];
    return c.body(paint(width, height, colour), 200, {
      "Content-Type": "image/png",
    });
  });
  return routes;
}

/** A picture of one colour. Source: the PNG specification of W3C, third edition, chapters 5 and 11. */
function paint(
  width: number,
  height: number,
  colour: number[],
): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits, colours from a palette of one.
  head.set([8, 3, 0, 0, 0], 8);
  // Each row is told its filter first, and then its pixels: all of them the palette's first.
  const rows = Buffer.alloc((width + 1) * height);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", head),
      chunk("PLTE", Buffer.from(colour)),
      chunk("IDAT", deflateSync(rows)),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
