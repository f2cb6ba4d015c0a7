export type ImageSize = {
  format: "JPG" | "PNG" | "WEBP" | "BMP" | "HEIC" | "GIF";
  width: number;
  height: number;
};

/** Reads format and dimensions from the head of an image file. @returns undefined where it is no image that is known. */
export function readImageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return (
      readPng(view) ??
      readJpeg(view) ??
      readWebp(view) ??
      readBmp(view) ??
      readHeic(view) ??
      readGif(view)
    );
  } catch (thrown) {
    // The file ends before its own header says it would.
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

const text = (view: DataView, start: number, length: number) =>
  Array.from({ length }, (_, i) =>
    String.fromCharCode(view.getUint8(start + i)),
  ).join("");

function readPng(view: DataView): ImageSize | undefined {
  if (view.getUint32(0) !== 0x89504e47) return undefined;
  return {
    format: "PNG",
    width: view.getUint32(16),
    height: view.getUint32(20),
  };
}

/** Walks the segments to the frame header (SOF0 to SOF15, apart from tables and the like). */
function readJpeg(view: DataView): ImageSize | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; ; ) {
    const marker = view.getUint8(at + 1);
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return {
        format: "JPG",
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
      };
    at += 2 + view.getUint16(at + 2);
  }
}

function readWebp(view: DataView): ImageSize | undefined {
  if (text(view, 0, 4) !== "RIFF" || text(view, 8, 4) !== "WEBP")
    return undefined;
  const kind = text(view, 12, 4);
  const three = (at: number) =>
    view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (kind === "VP8X")
    return { format: "WEBP", width: three(24) + 1, height: three(27) + 1 };
  if (kind === "VP8L") {
    const bits = view.getUint32(21, true);
    return {
      format: "WEBP",
      width: (bits & 0x3fff) + 1,
      height: ((bits >> 14) & 0x3fff) + 1,
    };
  }
  return {
    format: "WEBP",
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  };
}

function readBmp(view: DataView): ImageSize | undefined {
  if (text(view, 0, 2) !== "BM") return undefined;
  return {
    format: "BMP",
    width: view.getInt32(18, true),
    height: Math.abs(view.getInt32(22, true)),
  };
}

/** HEIC keeps its dimensions in an `ispe` box within the first kilobytes. */
function readHeic(view: DataView): ImageSize | undefined {
  if (
    text(view, 4, 4) !== "ftyp" ||
    !/^(heic|heix|mif1)/.test(text(view, 8, 4))
  )
    return undefined;
  for (let at = 0; ; at++)
    if (view.getUint32(at) === 0x69737065)
      return {
        format: "HEIC",
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
      };
}

function readGif(view: DataView): ImageSize | undefined {
  if (text(view, 0, 3) !== "GIF") return undefined;
  return {
    format: "GIF",
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
  };
}
