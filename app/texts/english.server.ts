import { rooms, type Translate } from "./rooms.ts";
import { textsFor } from "./texts.ts";

/** The texts for programs and files: in English, whoever asks. */
export const inEnglish = async (): Promise<Translate> =>
  (await textsFor("en")).getFixedT(null, rooms);
