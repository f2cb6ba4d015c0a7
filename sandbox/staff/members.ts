/** Somebody who works for the app's maker, as the provider of sign-ins knows him. */
export type Member = {
  id: string;
  name: string;
  email: string;
  /** The provider's groups; the app reads them as roles. */
  roles: string[];
};

/** Staff of each sort, and one who works elsewhere in the company. */
export const members: readonly Member[] = [
  {
    id: "rita",
    name: "Rita Alvarez",
    email: "rita@quayside.example",
    roles: ["support-read"],
  },
  {
    id: "abel",
    name: "Abel Okafor",
    email: "abel@quayside.example",
    roles: ["support-read", "support-act"],
  },
  {
    id: "enid",
    name: "Enid Park",
    email: "enid@quayside.example",
    roles: ["engineer"],
  },
  {
    id: "carl",
    name: "Carl Sommer",
    email: "carl@quayside.example",
    roles: ["accounting"],
  },
];
