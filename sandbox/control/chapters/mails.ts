import { z } from "zod";
import { type MailFault, mailFaults } from "../../mail/face.ts";
import type { ControlParts } from "../parts.ts";
import { Refused } from "../refused.ts";
import { route } from "../route.ts";

const chapter = "Mails";

/** What the app has written to people, and the mail server's moods. */
export const mailRoutes = ({ mail }: ControlParts) => [
  route({
    method: "GET",
    path: "/mails",
    chapter,
    says: "The letters that the mail server has taken, oldest first. Nobody else gets them.",
    act: () => ({ mails: mail?.mails() ?? [] }),
  }),
  route({
    method: "DELETE",
    path: "/mails",
    chapter,
    says: "Forgets all letters, and what was to befall the next ones.",
    act: () => mail?.clear(),
  }),
  route({
    method: "POST",
    path: "/mails/faults",
    chapter,
    says: "What befalls the next letters: `busy` puts them off (451), `refuse` refuses them (550), `hang-up` takes them and says nothing.",
    body: z.strictObject({
      fault: z.enum(Object.keys(mailFaults) as [MailFault, ...MailFault[]]),
      times: z.int().min(1).max(1_000).default(1),
    }),
    act({ body }) {
      if (!mail) throw new Refused(409, "this sandbox has no mail server");
      mail.misbehave(body.fault, body.times);
      return { fault: body.fault, times: body.times };
    },
  }),
];
