import { gid } from "../gid.ts";
import type { StoredMedia, StoredProduct } from "../store/product-records.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import type { View } from "./view.ts";

/** A picture. Its address is the one it was given: the sandbox has no content network of its own. */
export function imageView(media: StoredMedia): View {
  return {
    __typename: "Image",
    id: gid("ImageSource", media.id),
    altText: media.alt,
    url: media.source,
    src: media.source,
    originalSrc: media.source,
    width: 1_024,
    height: 1_024,
    thumbhash: null,
  };
}

export function mediaView(media: StoredMedia): View {
  return {
    __typename: "MediaImage",
    id: gid("MediaImage", media.id),
    alt: media.alt,
    mediaContentType: media.contentType,
    mediaErrors: [],
    mediaWarnings: [],
    status: "READY",
    fileStatus: "READY",
    mimeType: "image/jpeg",
    image: () => imageView(media),
    preview: () => ({ status: "READY", image: imageView(media) }),
    originalSource: () => ({ url: media.source, fileSize: null }),
  };
}

const listing = (view: (media: StoredMedia) => View): Listing<StoredMedia> => ({
  id: (media) => media.id,
  view,
  sort: { POSITION: (media) => media.id },
});

/** The fields by which a product shows its pictures. */
export function mediaFields({ media }: StoredProduct): View {
  const [first] = media;
  return {
    featuredMedia: () => (first ? mediaView(first) : null),
    featuredImage: () => (first ? imageView(first) : null),
    media: (args: ConnectionArgs) =>
      connection(media, args, listing(mediaView)),
    images: (args: ConnectionArgs) =>
      connection(media, args, listing(imageView)),
    mediaCount: () => ({ count: media.length, precision: "EXACT" }),
  };
}
