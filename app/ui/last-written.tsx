import { Text } from "@shopify/polaris";
import type { Writer } from "../queries/who-is.ts";
import { useRecorded } from "./recorded.ts";
import { Ago } from "./time.tsx";

/** Who wrote a value last, and how long ago; `nobody` is said where it was not noted. */
export function LastWritten({
  writer,
  now,
  nobody,
}: {
  writer: Writer | null;
  now: Date;
  nobody: string;
}) {
  const said = useRecorded();
  return (
    <Text as="p" tone="subdued" variant="bodySm">
      {writer ? (
        <>
          {said(writer.who)}, <Ago at={writer.at} now={now} />
        </>
      ) : (
        nobody
      )}
    </Text>
  );
}
