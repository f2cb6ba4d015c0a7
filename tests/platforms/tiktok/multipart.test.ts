import { expect, test } from "vitest";
import { encodeForm } from "#core/platforms/tiktok/multipart.ts";

test("a form is read back by a standard parser, bytes and all", async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  const { contentType, bytes: body } = encodeForm({
    fields: { use_case: "MAIN_IMAGE", note: "Zoë's\r\nmug" },
    file: {
      field: "data",
      name: 'mug "blue"\r\n.png',
      contentType: "image/png",
      bytes,
    },
  });
  const form = await new Response(Uint8Array.from(body), {
    headers: { "content-type": contentType },
  }).formData();
  expect(form.get("use_case")).toBe("MAIN_IMAGE");
  expect(form.get("note")).toBe("Zoë's\r\nmug");
  const file = form.get("data") as File;
  expect(file.name).toBe('mug "blue"\r\n.png');
  expect(file.type).toBe("image/png");
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
});
