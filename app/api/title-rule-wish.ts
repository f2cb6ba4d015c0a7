import {
  faultOfPattern,
  type TitleRule,
  titleRuleLimits,
} from "#core/domain/title-rule.ts";
import { titleRule } from "./field-change.server.ts";
import { arrow, type SettingsDraft } from "./settings-draft.ts";

/** Reads a title rule as a person typed it; or says why it is none, null where it has no more to say than that. */
export function titleRuleWish({
  titles,
}: Pick<SettingsDraft, "titles">):
  | { rule: TitleRule }
  | { why: string | null } {
  const why = faultOfPattern(titles.pattern);
  if (why) return { why };
  const lines = titles.replace.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > titleRuleLimits.replace)
    return { why: `At most ${titleRuleLimits.replace} words are replaced.` };
  const read = titleRule.safeParse({
    pattern: titles.pattern,
    replace: lines.map((line) => {
      const [from = "", ...to] = line.split(arrow);
      return { from, to: to.join(arrow) };
    }),
    capitals: titles.capitals,
    longest: Number(titles.longest),
  });
  return read.success ? { rule: read.data } : { why: null };
}
