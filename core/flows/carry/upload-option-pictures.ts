import {
  foreseeOptionPicture,
  type GivenPicture,
  type OptionPicture,
  optionPictureRefused,
} from "../../domain/listings/option-pictures.ts";
import { optionPictureKey } from "../../domain/option-values.ts";
import { type Uploading, uploadOnce } from "./upload-once.ts";

/**
 * Gives TikTok Shop the pictures of options that it has not been given yet, each once for its address, and remembers what it
 * is called there. One that cannot be taken is left out: what is sold must not wait for it.
 * @returns what TikTok Shop calls them, and in words what is left out.
 */
export async function uploadOptionPictures(
  uploading: Uploading,
  pictures: OptionPicture[],
): Promise<{ given: GivenPicture[]; leftOut: string[] }> {
  const given: GivenPicture[] = [];
  const leftOut: string[] = [];
  for (const picture of pictures) {
    const { name, value } = picture;
    const uploaded = await uploadOnce(uploading, {
      address: picture.url,
      key: optionPictureKey(picture.url),
      use: "variant",
      faultOf: (look) => foreseeOptionPicture(picture, look),
      refusal: (said) => optionPictureRefused(picture, said),
    });
    if ("uri" in uploaded) given.push({ name, value, uri: uploaded.uri });
    else leftOut.push(uploaded.refused);
  }
  return { given, leftOut };
}
