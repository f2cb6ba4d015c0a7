import { randomBytes } from "node:crypto";
import { refuse } from "./envelope.ts";
import { readImageSize } from "./image-size.ts";
import type { Call, Handlers } from "./platform.ts";
import type { Image, TikTokState } from "./state.ts";

const maxBytes = 10 * 1024 * 1024;
const allowedFormats = ["JPG", "PNG", "WEBP", "HEIC", "BMP"];
const useCases = [
  "MAIN_IMAGE",
  "ATTRIBUTE_IMAGE",
  "DESCRIPTION_IMAGE",
  "CERTIFICATION_IMAGE",
  "SIZE_CHART_IMAGE",
];

/** Pictures of products. Source: page `upload-product-image-202309`. */
export const imageHandlers: Handlers = {
  "POST /product/202309/images/upload": ({ platform, files, body }: Call) => {
    const useCase = String(body.use_case || "MAIN_IMAGE");
    if (!useCases.includes(useCase))
      refuse(11_050_001, `use_case ${useCase} is unknown`);
    const file = files.data;
    if (!file || file.bytes.length === 0)
      refuse(12_038_002, "data holds no file");
    if (file.bytes.length > maxBytes)
      refuse(12_038_005, "The file is larger than 10 MB");
    const size =
      readImageSize(file.bytes) ??
      refuse(12_038_004, "The file cannot be read as an image");
    if (!allowedFormats.includes(size.format))
      refuse(12_038_015, `${size.format} is not among the allowed formats`);
    const { width, height } = size;
    if (Math.min(width, height) < 100 || Math.max(width, height) > 20_000)
      refuse(
        12_019_116,
        `${width} x ${height} is outside 100 to 20,000 pixels`,
      );
    const image = platform.state.images.add({
      id: `tos-useast5-i-omjb5zjo8w-tx/${randomBytes(16).toString("hex")}`,
      width,
      height,
      useCase,
    });
    return { ...viewImage(image), use_case: useCase };
  },
};

const imageHost = "https://p16-oec-general-useast5.ttcdn-us.com";

const viewImage = ({ id, width, height }: Image) => ({
  uri: id,
  url: `${imageHost}/${id}~tplv-omjb5zjo8w-origin-jpeg.jpeg`,
  height,
  width,
});

/** How a product shows an image of its own; one that was never uploaded keeps its uri alone. */
export function showImage({ images }: TikTokState, uri: string) {
  const image = images.get(uri);
  const urls = [`${imageHost}/${uri}~tplv-omjb5zjo8w-origin-jpeg.jpeg`];
  return {
    uri,
    urls,
    thumb_urls: [
      `${imageHost}/${uri}~tplv-omjb5zjo8w-resize-jpeg:300:300.jpeg`,
    ],
    width: image?.width ?? 0,
    height: image?.height ?? 0,
  };
}
