import { pictureAddress } from "../content-network.ts";
import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import type { StoredMedia, StoredProduct } from "../store/product-records.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import type { View } from "./view.ts";

/** A picture. Its address is that at the content network, or in the town. */
export function imageView({ origin }: Desk, media: StoredMedia): View {
  const address = pictureAddress(media.source, origin);
  return {
    __typename: "Image",
    id: gid("ImageSource", media.id),
    altText: media.alt,
    url: address,
    src: address,
    originalSrc: address,
    width: 1_024,
    height: 1_024,
    thumbhash: null,
  };
}

export function mediaView(desk: Desk, media: StoredMedia): View {
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
    image: () => imageView(desk, media),
    preview: () => ({ status: "READY", image: imageView(desk, media) }),
    originalSource: () => ({
      url: pictureAddress(media.source, desk.origin),
      fileSize: null,
    }),
  };
}

const listing = (
  desk: Desk,
  view: (desk: Desk, media: StoredMedia) => View,
  all: StoredMedia[],
): Listing<StoredMedia> => ({
  id: (media) => media.id,
  view: (media) => view(desk, media),
  sort: { POSITION: (media) => all.indexOf(media) },
});

/** The fields by which a product shows its pictures. */
export function mediaFields(desk: Desk, { media }: StoredProduct): View {
  const [first] = media;
  // source: Admin schema 2026-10, Product.media and Product.images: by position, unless asked otherwise.
  const byPosition = (args: ConnectionArgs) => ({
    ...args,
    sortKey: args.sortKey ?? "POSITION",
  });
  return {
    featuredMedia: () => (first ? mediaView(desk, first) : null),
    featuredImage: () => (first ? imageView(desk, first) : null),
    media: (args: ConnectionArgs) =>
      connection(media, byPosition(args), listing(desk, mediaView, media)),
    images: (args: ConnectionArgs) =>
      connection(media, byPosition(args), listing(desk, imageView, media)),
    mediaCount: () => ({ count: media.length, precision: "EXACT" }),
  };
}
