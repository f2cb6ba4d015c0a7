/** What was said and looked at, as a form sends it again with the confirmation. */
export function AsSeen({
  asked,
  fingerprint,
}: {
  /** The fields, by their names; one may come several times. */
  asked: [name: string, value: string][];
  /** Names what was shown: nothing else is confirmed. */
  fingerprint: string;
}) {
  return (
    <>
      {asked.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name may come several times, and the list is never reordered.
        <input key={at} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="fingerprint" value={fingerprint} />
    </>
  );
}
