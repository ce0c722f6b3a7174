import { publisherName } from '../../../charts/charted.ts';
import type { Observation, Source } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';
import { Facts } from '../parts/facts.tsx';
import { Link } from '../parts/link.tsx';
import { type NamedCode, statementPath, textOrder } from '../rows.ts';

/** What a document states of the indicator. */
export type Carried = Pick<
  Observation,
  'id' | 'area' | 'period' | 'periodEnd' | 'lane' | 'display' | 'knownUntil'
>;

/** Figures of a document that stand open. */
const fewest = 8;

interface SourceEntryProps {
  readonly source: Source;
  readonly carried: readonly Carried[];
  readonly areas: ReadonlyMap<string, NamedCode>;
}

/** A document: its title, whose it is, how near to the producer, and the figures that rest on it. */
export function SourceEntry({ source, carried, areas }: SourceEntryProps) {
  const { lang, t, term } = useLanguage();
  const { accessedOn, copyOf, language, publishedOn, tier, url } = source;
  const original = copyOf?.publisher ? publisherName({ ...copyOf, publisher: copyOf.publisher }, lang) : null;
  const isTranslated = language === 'zh' && source.titleZh === null && !isChinese(source.title);
  const facts = [
    publisherName(source, lang),
    publishedOn,
    term('sourceTier', tier),
    ...(language === lang ? [] : [t('inLanguage', { language: languageName(language, lang) })]),
    ...(isTranslated ? [t('translatedTitle')] : []),
    ...(original === null ? [] : [t('copyOf', { who: original })]),
    t('readOn', { date: accessedOn }),
    ...(url === null ? [t('linkless')] : []),
  ];
  return (
    <li id={source.id}>
      <Title source={source} />
      <Facts facts={facts} />
      <Note source={source} />
      <Rests carried={carried} areas={areas} />
    </li>
  );
}

/** What is to be known of the document. */
function Note({ source: { note, noteZh } }: Pick<SourceEntryProps, 'source'>) {
  const { lang, t } = useLanguage();
  if (note === null) return null;
  if (lang === 'en') return <p class="note">{note}</p>;
  if (noteZh !== null) return <p class="note">{noteZh}</p>;
  return (
    <p class="note">
      {t('englishNote')}
      <span lang="en">{note}</span>
    </p>
  );
}

/** The title as it is printed, in the marks of its script: `《…》` around a Chinese one among Chinese text. English pages have the English one. */
function Title({ source }: Pick<SourceEntryProps, 'source'>) {
  const { lang } = useLanguage();
  const { titleZh, url } = source;
  const title = lang === 'zh' ? (titleZh ?? source.title) : source.title;
  const inChinese = isChinese(title);
  const text = inChinese && lang === 'zh' && !/^《[^》]*》$/.test(title) ? inMarks(title) : title;
  const own = inChinese ? 'zh' : 'en';
  const cite = <cite lang={own === lang ? undefined : own}>{text}</cite>;
  if (url === null) return <p class="title">{cite}</p>;
  return (
    <p class="title">
      <a href={url} rel="noopener">
        {cite}
      </a>
    </p>
  );
}

/** Titles within a title stand in single marks (GB/T 15834). */
function inMarks(title: string): string {
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function languageName(code: string, lang: string): string {
  return new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;
}

/** The figures that a document states; what is the current word is set apart. */
function Rests({ carried, areas }: Omit<SourceEntryProps, 'source'>) {
  const { t } = useLanguage();
  if (carried.length === 0) return null;
  const newest = carried.toSorted((a, b) => textOrder(b.periodEnd, a.periodEnd));
  const [open, folded] = [newest.slice(0, fewest), newest.slice(fewest)];
  return (
    <div class="rests">
      <span class="label">{t('carries')}</span>
      <Figures figures={open} areas={areas} />
      {folded.length > 0 && (
        <details>
          <summary>{t('moreOf', { n: folded.length })}</summary>
          <Figures figures={folded} areas={areas} />
        </details>
      )}
    </div>
  );
}

interface FiguresProps {
  readonly figures: readonly Carried[];
  readonly areas: ReadonlyMap<string, NamedCode>;
}

function Figures({ figures, areas }: FiguresProps) {
  const { period, pick, t } = useLanguage();
  return (
    <ul>
      {figures.map(({ id, area, display, knownUntil, lane, ...of }) => {
        const name = areas.get(area)?.name;
        return (
          <li key={id} class={knownUntil === null ? 'current' : undefined}>
            {name && `${pick(name)} `}
            {period(of.period)}
            {t('colon')}
            {id === null ? display : <Link href={statementPath(id)}>{display}</Link>}
            {lane !== 'outturn' && ` ${t(`lane.${lane}`)}`}
            {knownUntil === null && <span class="mark">{t('current')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
