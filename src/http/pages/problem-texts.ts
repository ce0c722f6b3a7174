import { type ProblemCode, problems } from '../../domain/problems.ts';
import { type Text, wordsOf } from '../../domain/statements/codes.ts';
import { type Lang, sectionsOf } from './written-text.ts';

const written = sectionsOf('errors');

/** How answers that are no success look, as Markdown. */
export const problemIntroduction: Text = { en: written.en[0]?.text ?? '', zh: written.zh[0]?.text ?? '' };

interface ProblemText {
  readonly code: ProblemCode;
  readonly title: Text;
  /** What it means, in a sentence or a few. */
  readonly meaning: Text;
  /** What it means, an example that gets it, and what works, as Markdown. */
  readonly text: Text;
}

/** The texts of every problem, from the two files of `docs`: each begins `400: Title. What it means`. */
export const problemTexts: readonly ProblemText[] = wordsOf(problems).map((code) => {
  const [en, zh] = [partsOf(code, 'en'), partsOf(code, 'zh')];
  return {
    code,
    title: { en: en.title, zh: zh.title },
    meaning: { en: en.meaning, zh: zh.meaning },
    text: { en: en.text, zh: zh.text },
  };
});

function partsOf(code: ProblemCode, lang: Lang) {
  const text = written[lang].find(({ anchor }) => anchor === code)?.text ?? '';
  const [, title = '', meaning = ''] = /^\d{3}(?:: |：)(.*?)(?:\. |。)(.*)$/m.exec(text) ?? [];
  return { title, meaning, text };
}
