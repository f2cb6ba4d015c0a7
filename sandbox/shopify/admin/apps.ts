import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import type { View } from "./view.ts";

/** The one app that is installed here. */
export function appView({ credentials }: Desk, id: number): View {
  return {
    __typename: "App",
    id: gid("App", id),
    title: "Quayside",
    handle: "quayside",
    apiKey: credentials.apiKey,
    embedded: true,
  };
}
