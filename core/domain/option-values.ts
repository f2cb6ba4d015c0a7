/** A value of an option, e.g. Color: Navy. */
export type Value = { name: string; value: string };

export const isSameValue =
  ({ name, value }: Value) =>
  (other: Value): boolean =>
    other.name === name && other.value === value;

/**
 * Pictures of things by the values of the option that they go with: the first of which no value has two.
 * @param only the name of the option that alone may have pictures.
 * @returns null where there is no such option.
 */
export function picturesByOption<Picture extends { id: string }>(
  things: { options: Value[]; picture: Picture }[],
  only: string | null = null,
): (Value & Picture)[] | null {
  const [first] = things;
  if (!first) return [];
  for (const [place, { name }] of first.options.entries()) {
    if (only !== null && name !== only) continue;
    const pictures = byValue(things, place);
    if (pictures) return pictures;
  }
  return null;
}

/** Null where a value has several pictures. */
function byValue<Picture extends { id: string }>(
  things: { options: Value[]; picture: Picture }[],
  place: number,
): (Value & Picture)[] | null {
  const pictures = new Map<string, Value & Picture>();
  for (const { options, picture } of things) {
    const option = options[place];
    if (!option) return null;
    const { name, value } = option;
    const known = pictures.get(value);
    if (known && known.id !== picture.id) return null;
    pictures.set(value, { ...picture, name, value });
  }
  return [...pictures.values()];
}

/**
 * Under which name an uploaded picture of an option is remembered: as one of the product's it has another use. The address
 * with its version tells pictures apart, not the media's id: a file can be replaced under the same id (`fileUpdate`), and
 * to show an old picture is worse than to give TikTok Shop one twice.
 */
export const optionPictureKey = (address: string): string =>
  `option ${address}`;
