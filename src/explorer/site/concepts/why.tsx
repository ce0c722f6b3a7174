import { publisherName } from '../../../charts/charted.ts';
import type { Text } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';
import { gradeReasons } from '../parts/grade.tsx';
import { Link } from '../parts/link.tsx';
import type { Compared, RivalFigure } from './compared-figures.ts';

/** Why the figures differ: in a few sentences, then each with its definition, its caveats and what it rests on. */
export function Why({ compared: { why, figures, others } }: { readonly compared: Compared }) {
  const { period, pick, t } = useLanguage();
  return (
    <>
      <section class="concept-part" aria-labelledby="why">
        <h2 id="why">{t('whyTheyDiffer')}</h2>
        <p class="concept-why">{pick(why)}</p>
        <ul class="concept-rivals">
          {figures.map((figure) => (
            <Differing key={figure.id} figure={figure} />
          ))}
        </ul>
        <p>
          <Link href="/docs/methodology">{t('howSure')}</Link>
        </p>
      </section>
      {others.length > 0 && (
        <section class="concept-part" aria-labelledby="others">
          <h2 id="others">{t('othersWithout')}</h2>
          <ul class="concept-rivals">
            {others.map(({ indicator, name, differs, nearest }) => (
              <li key={indicator}>
                <h3>
                  <Link href={`/indicators/${indicator}`}>{pick(name)}</Link>
                </h3>
                {differs && <p>{pick(differs)}</p>}
                {nearest && (
                  <p class="sub">
                    {t('nearestFigure', { figure: nearest.display, period: period(nearest.period) })}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Differing({ figure }: { readonly figure: RivalFigure }) {
  const language = useLanguage();
  const { lang, pick, t } = language;
  const { caveats, covers, definition, differs, evidence, indicator, name, source } = figure;
  const notes: readonly Text[] = covers === null ? caveats : [covers, ...caveats];
  return (
    <li>
      <h3>
        <Link href={`/indicators/${indicator}`}>{pick(name)}</Link>
      </h3>
      {differs && <p>{pick(differs)}</p>}
      <p class="sub">
        {t('definedAs')}
        {lang === 'zh' ? '：' : ': '}
        {pick(definition)}
      </p>
      {notes.map((note) => (
        <p key={note.en} class="sub">
          {pick(note)}
        </p>
      ))}
      <p class="sub">
        {source &&
          t('asStatedBy', {
            publisher: publisherName(source, lang),
            date: figure.publishedOn ?? figure.knownFrom,
          })}
        {evidence && ` · ${gradeReasons(evidence, language)}`}
      </p>
    </li>
  );
}
