import '../loading/common.ts';
import type { Text } from '../../page/base/model.ts';
import { pagePaths } from '../../page-paths.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Grade } from '../parts/grade.tsx';
import { Link, useAddresses } from '../parts/link.tsx';
import { codeList, statementPath, withQuery } from '../rows.ts';

interface Figure {
  readonly id: string;
  readonly indicator: string;
  readonly display: string;
  readonly statement: string;
  readonly grade: 'A' | 'B' | 'C' | 'D';
}

interface Verification {
  readonly verdict: string;
  readonly statement: string;
  readonly grounds: readonly Figure[];
  readonly besides: readonly Figure[];
  readonly others: readonly { readonly indicator: string; readonly name: Text }[];
}

interface Claimed {
  readonly text: string;
  readonly answer: (Verification & { readonly name: Text }) | null;
}

/** A claim and whether it is right. It is sent by a form, so that it works without script and has an address to share. */
export const verifyPage = definePage<Claimed>({
  pattern: pagePaths.verify,
  load: async ({ api, query, language }) => {
    const text = query.text ?? '';
    if (text.trim() === '') return { text: '', answer: null };
    const path = withQuery('/v1/verify', { text, lang: language.parameter });
    const [{ data }, verdicts] = await Promise.all([
      api.get<{ readonly data: Verification }>(path),
      codeList(api, 'verdicts'),
    ]);
    const { verdict } = data;
    return { text, answer: { ...data, name: verdicts.get(verdict)?.name ?? { en: verdict, zh: verdict } } };
  },
  head: ({ text }, { t }) => ({
    title: text === '' ? t('verifyTitle') : `${t('verifyTitle')} ${text}`,
    description: t('verifyText'),
  }),
  View: Verify,
});

function Verify({ data: { text, answer } }: { readonly data: Claimed }) {
  const { t } = useLanguage();
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>{t('verifyTitle')}</h1>
        <p class="lead">{t('verifyText')}</p>
      </header>
      <ClaimForm key={text} text={text} />
      {answer && <Answer answer={answer} />}
      <p class="sub">
        {t('claimExamples')}
        {t('colon')}
        <Link href={withQuery('/verify', { text: t('claimHint') })}>{t('claimHint')}</Link>
      </p>
    </>
  );
}

function ClaimForm({ text }: { readonly text: string }) {
  const { t, lang } = useLanguage();
  const { resource } = useAddresses();
  return (
    <search class="search">
      <form action={resource('/verify')}>
        <label for="claim" class="offscreen">
          {t('claim')}
        </label>
        <input
          id="claim"
          type="search"
          name="text"
          required
          maxLength={200}
          defaultValue={text}
          autocomplete="off"
          placeholder={t('claimHint')}
        />
        <input type="hidden" name="lang" value={lang} />
        <button type="submit" class="button">
          {t('verifyNow')}
        </button>
      </form>
    </search>
  );
}

function Answer({ answer }: { readonly answer: NonNullable<Claimed['answer']> }) {
  const { pick, t } = useLanguage();
  const { name, statement, grounds, besides, others } = answer;
  return (
    <>
      <section class="concept-part" aria-labelledby="verdict">
        <h2 id="verdict">{t('claimVerdict', { verdict: pick(name) })}</h2>
        <blockquote>{statement}</blockquote>
      </section>
      <Figures id="grounds" title={t('claimGrounds')} figures={grounds} />
      <Figures id="besides" title={t('claimBesides')} figures={besides} />
      {others.length > 0 && (
        <section class="concept-part" aria-labelledby="others">
          <h2 id="others">{t('claimOthers')}</h2>
          <ul>
            {others.map((other) => (
              <li key={other.indicator}>
                <Link href={`/indicators/${other.indicator}`}>{pick(other.name)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface FiguresProps {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Figures with their sentences, each of which leads to its sources and its history. */
function Figures({ id, title, figures }: FiguresProps) {
  if (figures.length === 0) return null;
  return (
    <section class="concept-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {figures.map((figure) => (
          <li key={figure.id}>
            <Link href={statementPath(figure.id)}>{figure.display}</Link> <Grade evidence={figure} />
            <p class="sub">{figure.statement}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
