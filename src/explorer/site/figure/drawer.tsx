import { areaShown, frequencyShown, isComputedBy } from '../indicator/settings.ts';
import { useSettings, valuesOf } from '../indicator/use-settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Word } from '../languages.ts';
import { useLanguage } from '../page-language.ts';
import { Link, useAddresses } from '../parts/link.tsx';
import type { ChartData } from './chart-data.ts';
import { Comparisons } from './comparisons.tsx';
import { IndicatorField } from './indicator-field.tsx';
import {
  aggregatesFor,
  coarserThan,
  currenciesFor,
  divisorsFor,
  type Measured,
  transformsFor,
} from './offered.ts';

interface DrawerProps {
  readonly indicator: IndicatorAnswer & Measured;
  readonly data: ChartData;
}

/** What can be changed about the chart: only what means something for its figures. A form, which works without script. */
export function Drawer({ indicator, data: { api, settings, indicators } }: DrawerProps) {
  const { t } = useLanguage();
  const { query, set } = useSettings(indicator.id);
  const { resource } = useAddresses();
  const { view, lang, compare, area } = query;
  const count = Object.keys(settings.chosen).filter((name) => name !== 'area').length;
  const chosen = count + Object.keys(settings.look).length + settings.compare.length;
  return (
    <details class="drawer">
      <summary>
        {t('settings')}
        {chosen > 0 && <span class="count">{chosen}</span>}
      </summary>
      <form
        id="settings"
        class="fields"
        method="get"
        action={resource(`/indicators/${indicator.id}`)}
        onSubmit={(event) => {
          event.preventDefault();
          set(changeOf(event.currentTarget));
        }}
        onChange={({ currentTarget, target }) => {
          // A search for an indicator is sent when one was found.
          if (target instanceof HTMLInputElement && target.list) return;
          set(changeOf(currentTarget));
        }}
      >
        {Object.entries({ view, lang, compare, area }).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Fields indicator={indicator} data={{ api, settings, indicators }} />
        <noscript>
          <button type="submit" class="button">
            {t('show')}
          </button>
        </noscript>
        {chosen > 0 && (
          <p class="reset">
            <Link href={`/indicators/${indicator.id}`}>{t('reset')}</Link>
          </p>
        )}
      </form>
    </details>
  );
}

/** The values of the form, without what says nothing: the ends of time at its ends, and the usual choices. */
function changeOf(form: HTMLFormElement): Record<string, string | undefined> {
  const { lang: _, ...values } = valuesOf(form);
  const ends = [...form.elements].filter((one) => one instanceof HTMLInputElement && one.type === 'range');
  const whole = ends.every(
    (end) => end instanceof HTMLInputElement && end.value === (end.name === 'from' ? end.min : end.max),
  );
  return { ...values, period: undefined, ...(whole ? { from: undefined, to: undefined } : {}) };
}

interface FieldsProps {
  readonly indicator: IndicatorAnswer & Measured;
  readonly data: Pick<ChartData, 'api' | 'settings' | 'indicators'>;
}

function Fields({ indicator, data }: FieldsProps) {
  const { t, term, period } = useLanguage();
  const { settings, api } = data;
  const { chosen, look } = settings;
  const shown = { area: areaShown(indicator, chosen), frequency: frequencyShown(indicator, chosen) };
  const words = (prefix: string, ids: readonly string[]) => ids.map((id) => [id, term(prefix, id)] as const);
  const years = [indicator.firstPeriod, indicator.lastPeriod].map((end) => Number(end?.slice(0, 4)));
  const [first = 0, last = 0] = years;
  const bases = Array.from({ length: last - first + 1 }, (_, at) => `${first + at}`);
  const aggregates = aggregatesFor(indicator, shown);
  const lists: readonly (readonly [Word, string, readonly (readonly [string, string])[], string])[] = [
    [
      'frequency',
      shown.frequency ?? '',
      words('frequency', chosen.aggregate ? coarserThan(indicator, shown) : indicator.frequencies),
      '',
    ],
    ['aggregate', chosen.aggregate ?? '', words('aggregate', aggregates), t('aggregate.')],
    [
      'transform',
      chosen.transform ?? '',
      words('transform', transformsFor(indicator, shown)),
      t('transform.level'),
    ],
    ...(chosen.transform === 'index' || chosen.transform === 'cagr'
      ? ([
          [
            'base',
            chosen.base ?? '',
            bases.map((year) => [year, period(year)] as const),
            t('transformStart'),
          ],
        ] as const)
      : []),
    ...(chosen.transform === 'movingAverage'
      ? ([
          [
            'window',
            chosen.window ?? '3',
            ['2', '3', '4', '5', '6', '12'].map((n) => [n, t('periods', { n })] as const),
            '',
          ],
        ] as const)
      : []),
    ['per', chosen.per ?? '', words('per', divisorsFor(indicator, shown)), t('per.')],
    ['currency', chosen.currency ?? '', words('currency', currenciesFor(indicator)), t('currency.')],
    ...(chosen.currency === undefined
      ? []
      : ([
          ['rate', chosen.rate ?? 'annualAverage', words('rate', ['annualAverage', 'stated']), ''],
        ] as const)),
    ['axis', look.axis ?? '', [['log', t('axis.log')]], t('axis.')],
    ['marks', look.marks ?? '', words('marks', ['lines', 'bars', 'dots']), t('marks.')],
    ...(isComputedBy(settings)
      ? []
      : ([
          ['revisions', chosen.revisions ?? '', words('revisions', ['first', 'all']), t('revisions.latest')],
        ] as const)),
  ];
  return (
    <>
      {lists.map(([name, value, options, usual]) => (
        <Choice key={name} name={name} value={value} options={options} usual={usual} />
      ))}
      {(chosen.transform === 'ratio' || (data.settings.chosen.by ?? null) !== null) && (
        <IndicatorField api={api} name="by" label={t('by')} value={chosen.by ?? ''} />
      )}
      <div class="field">
        <label for="control-asOf">{t('asOf')}</label>
        <input id="control-asOf" type="date" name="asOf" value={chosen.asOf ?? ''} />
      </div>
      <Comparisons indicator={indicator} data={data} />
    </>
  );
}

interface ChoiceProps {
  readonly name: Word;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  /** The text of what needs no setting; empty where one of the options is always chosen. */
  readonly usual: string;
}

/** A list to choose from; nothing where there is no choice. */
function Choice({ name, value, options, usual }: ChoiceProps) {
  const { t } = useLanguage();
  const all = usual === '' ? options : [['', usual] as const, ...options];
  if (all.length < 2) return null;
  return (
    <div class="field">
      <label for={`control-${name}`}>{t(name)}</label>
      <select id={`control-${name}`} name={name} value={value}>
        {all.map(([id, label]) => (
          <option key={id} value={id} selected={id === value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
