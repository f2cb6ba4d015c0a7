import type {
  PictureLook,
  SeenPicture,
} from "../domain/listings/foresee-pictures.ts";

/** Pictures that plans would write, and what was seen of them beforehand. */
export interface PictureRecords {
  /** What is known, by address; what no plan has asked for yet is not among it. */
  knownLooks(
    urls: readonly string[],
  ): Promise<ReadonlyMap<string, SeenPicture>>;
  /**
   * Has pictures looked at, for the first time or again. What is known of one holds until then.
   */
  wantLooks(urls: readonly string[], at: Date): Promise<void>;
  /** Addresses to look at by now, oldest first. */
  looksDue(at: Date, most: number): Promise<string[]>;
  /** When the next picture is to be looked at; null where none is. */
  nextLookDue(): Promise<Date | null>;
  /** Writes down what was seen. What could not be told is tried again a few times. */
  noteLooks(
    looks: { url: string; look: PictureLook | null }[],
    at: Date,
  ): Promise<void>;
}
