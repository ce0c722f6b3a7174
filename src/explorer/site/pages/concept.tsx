import '../loading/common.ts';
import { pagePaths } from '../../page-paths.ts';
import { Choices } from '../concepts/choices.tsx';
import { type Compared, readCompared } from '../concepts/compared-figures.ts';
import { Why } from '../concepts/why.tsx';
import { conceptDataset } from '../discovery/page-dataset.ts';
import type { Language } from '../languages.ts';
import { definePage } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Link } from '../parts/link.tsx';
import { RangePlots } from '../parts/range-plot.tsx';
import { codeList, type NamedCode, nameIn, withQuery } from '../rows.ts';
import { pagePicture } from '../take/page-picture.ts';
import { TakeShort } from '../take/take-short.tsx';

type Names = ReadonlyMap<string, NamedCode>;

interface ConceptData {
  readonly compared: Compared;
  readonly areas: Names;
  readonly producers: Names;
  readonly units: Names;
}

/** One concept: how large it is by each of its indicators, for a period and an area, and why they differ. */
export const conceptPage = definePage<ConceptData>({
  pattern: pagePaths.concept,
  load: async ({ api, params, query: { area, period }, language: { parameter } }) => {
    const [compared, areas, producers, units] = await Promise.all([
      readCompared(api, params.id ?? '', { area, period, lang: parameter }),
      codeList(api, 'areas'),
      codeList(api, 'producers'),
      codeList(api, 'units'),
    ]);
    return { compared, areas, producers, units };
  },
  head: ({ compared }, language) => ({
    title: language.t('conceptTitle', { name: language.pick(compared.name) }),
    description: [language.pick(compared.definition), ...sentencesOf(compared).slice(0, 1)].join(' '),
    image: imageOf(compared, language),
    data: conceptDataset(compared, language),
  }),
  View: Concept,
});

/** The rivals that have the unit and the lane of the first over time. */
function imageOf({ area, figures, name }: Compared, { parameter, pick, t }: Language) {
  const [first] = figures;
  const alike = figures.filter(({ lane, unit }) => lane === first?.lane && unit === first?.unit);
  const ids = [...new Set(alike.map(({ indicator }) => indicator))].slice(0, mostDrawn);
  const path = withQuery('/v1/observations', {
    indicator: ids.join(','),
    area,
    frequency: first?.frequency,
    lang: parameter,
  });
  return first && pagePicture(path, t('chartAlt', { name: pick(name) }));
}

/** Series that can be told apart in a small picture. */
const mostDrawn = 6;

function Concept({ data }: { readonly data: ConceptData }) {
  const language = useLanguage();
  const { t } = language;
  const { compared, producers, units } = data;
  const { figures, period } = compared;
  const name = period === null ? '' : language.period(period);
  return (
    <>
      <ConceptHead compared={compared} />
      <ChoicesOf data={data} />
      {figures.length === 0 && <p class="empty">{t('noneToCompare')}</p>}
      {figures.length > 0 && (
        <section class="concept-part" aria-labelledby="figures">
          <h2 id="figures">{t('whatEachSays', { period: name, area: areaName(data, language) })}</h2>
          <RangePlots figures={figures} period={period} producers={producers} units={units} />
        </section>
      )}
      <Why compared={compared} />
      <Further compared={compared} />
    </>
  );
}

function areaName({ compared: { area }, areas }: ConceptData, language: Language): string {
  return area === null ? '' : nameIn(areas, area, language);
}

function ConceptHead({ compared }: { readonly compared: Compared }) {
  const { lang, pick, t } = useLanguage();
  const { definition, name } = compared;
  return (
    <header class="page-head">
      <p class="crumb">
        <Link href="/concepts">{t('concepts')}</Link>
      </p>
      <h1 tabIndex={-1}>{t('conceptTitle', { name: pick(name) })}</h1>
      <p class="other" lang={lang === 'zh' ? 'en' : 'zh'}>
        {lang === 'zh' ? name.en : name.zh}
      </p>
      <p class="lead">{pick(definition)}</p>
      {sentencesOf(compared).map((sentence) => (
        <figure key={sentence} class="concept-quote">
          <blockquote>{sentence}</blockquote>
          <figcaption>
            {t('sentenceToQuote')} <CopyButton text={sentence} label={t('sentenceToQuote')} />
          </figcaption>
        </figure>
      ))}
    </header>
  );
}

/** The sentences to quote: how far apart the figures of a lane and unit are, and each outturn that has no rival. */
function sentencesOf({ figures, ranges }: Compared): readonly string[] {
  const alone = figures.filter(
    ({ lane, unit }) => !ranges.some((range) => range.lane === lane && range.unit === unit),
  );
  const outturns = alone.filter(({ lane }) => lane === 'outturn');
  const shown = ranges.length === 0 ? alone : [...outturns, ...ranges];
  return shown.map(({ statement }) => statement);
}

function ChoicesOf({ data: { compared, areas } }: { readonly data: ConceptData }) {
  const language = useLanguage();
  const { period, t } = language;
  const { area, id } = compared;
  const path = `/concepts/${id}`;
  const periods = compared.periods.map((one) => ({
    ...{ id: one.period, name: period(one.period), rivals: one.rivals },
    href: withQuery(path, { area, period: one.period }),
  }));
  const places = compared.areas.map((one) => ({
    ...{ id: one.area, name: nameIn(areas, one.area, language), rivals: one.rivals },
    href: withQuery(path, { area: one.area }),
  }));
  return (
    <div class="concept-settings">
      <Choices title={t('comparedPeriods')} choices={periods} chosen={compared.period} />
      <Choices title={t('comparedAreas')} choices={places} chosen={area} />
    </div>
  );
}

/** The same figures elsewhere: as files, and each indicator with all its years. */
function Further({ compared: { area, id, period } }: { readonly compared: Compared }) {
  const { parameter, t } = useLanguage();
  return (
    <>
      <TakeShort path={withQuery(`/v1/concepts/${id}`, { area, period, lang: parameter })} />
      <p class="concept-actions">
        <Link href={withQuery('/', { concept: id })} class="button quiet">
          {t('allIndicatorsOf')}
        </Link>
      </p>
    </>
  );
}
