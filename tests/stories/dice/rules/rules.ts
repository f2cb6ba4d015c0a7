import { atTheRightDoor } from "./at-the-right-door.ts";
import { everythingEnded } from "./everything-ended.ts";
import { fieldsAgree } from "./fields-agree.ts";
import { noFaultOfOurs } from "./no-fault-of-ours.ts";
import { nothingPromisedTwice } from "./nothing-promised-twice.ts";
import { nothingWiped } from "./nothing-wiped.ts";
import { numbersAskedAbout } from "./numbers-asked-about.ts";
import type { Rule } from "./rule.ts";
import { sidesAgree } from "./sides-agree.ts";
import { whatIsGone } from "./what-is-gone.ts";

/** What must hold at rest, whatever has happened. A new rule is a file of its own and a name here. */
export const rules: Rule[] = [
  everythingEnded,
  noFaultOfOurs,
  sidesAgree,
  fieldsAgree,
  whatIsGone,
  nothingWiped,
  nothingPromisedTwice,
  atTheRightDoor,
  numbersAskedAbout,
];
