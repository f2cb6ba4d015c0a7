import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  SectionAnswer,
  SettingsAnswer,
} from "../../api/settings-action.server.ts";
import {
  changedSections,
  draftOf,
  type SettingsDraft,
  type SettingsSection,
} from "../../api/settings-draft.ts";
import type { Settings } from "../../queries/settings.server.ts";
import { toast } from "../toast.ts";

type Answer = SettingsAnswer | { intent: "unreached" };
type Answers = { [S in SettingsSection]?: SectionAnswer };

/**
 * What was typed on the page of settings beside what is in force. It stays as it is until it was saved or discarded,
 * whatever became of an attempt.
 */
export function useSettingsDraft(settings: Settings) {
  const { t } = useTranslation("settings");
  const saved = draftOf(settings);
  const [draft, setDraft] = useState<SettingsDraft>(saved);
  const [answers, setAnswers] = useState<Answers>({});
  const saving = useFetcher<Answer>();
  const trying = useFetcher<Answer>();
  // The same for good: typing in one section draws no other again.
  const [edits] = useState(() => {
    const edit =
      <S extends SettingsSection>(section: S) =>
      (typed: SettingsDraft[S]) => {
        setDraft((before) => ({ ...before, [section]: typed }));
        // What was said of other words does not hold for these.
        setAnswers(({ [section]: _, ...others }) => others as Answers);
      };
    return {
      price: edit("price"),
      titles: edit("titles"),
      stock: edit("stock"),
      orders: edit("orders"),
      notices: edit("notices"),
    };
  });
  const handled = useRef<Answer>();
  const sent = useRef<SettingsDraft>();
  const changed = changedSections(saved, draft);

  useEffect(() => {
    const answer = saving.data;
    if (saving.state !== "idle" || !answer || handled.current === answer)
      return;
    handled.current = answer;
    if (answer.intent !== "save") return;
    setAnswers(answer.answers);
    const kept = (Object.keys(answer.answers) as SettingsSection[]).filter(
      (section) => answer.answers[section]?.outcome === "set",
    );
    // What was typed while it was being saved stays, as yet unsaved.
    const was = sent.current;
    setDraft((typed) => {
      const since = was ? changedSections(was, typed) : [];
      const settled = kept.filter((section) => !since.includes(section));
      return {
        ...typed,
        ...Object.fromEntries(
          settled.map((section) => [section, saved[section]]),
        ),
      };
    });
    if (kept.length > 0) toast(t("saved"));
  });

  const send = (fetcher: typeof saving, asked: object) =>
    fetcher.submit(
      { asked: JSON.stringify({ ...asked, draft }) },
      { method: "post" },
    );
  return {
    draft,
    changed,
    answers,
    isSaving: saving.state !== "idle",
    isUnreached:
      saving.state === "idle" &&
      saving.data?.intent === "unreached" &&
      changed.length > 0,
    edits,
    discard: () => {
      setDraft(saved);
      setAnswers({});
    },
    save: () => {
      sent.current = draft;
      send(saving, {
        intent: "save",
        changed,
        fingerprints: {
          price: seenIn(answers.price),
          titles: seenIn(answers.titles),
        },
        basedOn: {
          storefront: settings.stock.storefront.version,
          marketplace: settings.stock.marketplace.version,
        },
      });
    },
    trial: (section: SettingsSection, label: string) => ({
      label,
      isTrying:
        trying.state !== "idle" &&
        String(trying.formData?.get("asked")).includes(
          `"section":"${section}"`,
        ),
      tried:
        trying.data?.intent === "try" && trying.data.section === section
          ? trying.data.tried
          : undefined,
      onTry: () => send(trying, { intent: "try", section }),
    }),
  };
}

/** The plan that was shown, where one was. */
const seenIn = (answer: SectionAnswer | undefined) =>
  answer?.outcome === "look" ? answer.preview.fingerprint : "";
