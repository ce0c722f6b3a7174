import { lastDay } from '../../page/base/last-day.ts';
import '../indicator/common-of-tabs.ts';
import type { Scorecard } from '../../page/base/model.ts';
import { areaShown, figuresPath, settingsOf } from '../indicator/settings.ts';
import { defineView, type IndicatorAnswer } from '../indicator/view.tsx';
import type { Asked } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { allRows, codeList, type NamedCode } from '../rows.ts';
import { columnFormat } from '../table/column-format.ts';
import { type NamedUnit, unitList } from '../table/units.ts';
import { HistoryItem } from './history-item.tsx';
import { Scorecards } from './scorecards.tsx';
import { type History, hasChanged, historiesOf, type Stated } from './vintages.ts';

interface RevisionsData {
  readonly rows: readonly Stated[];
  /** Names of areas; none where only one is shown. */
  readonly areas: ReadonlyMap<string, NamedCode>;
  readonly scorecards: readonly Scorecard[];
  readonly unit: NamedUnit | undefined;
}

/** Changed figures that stand unfolded: the newest. */
const unfolded = 3;

const fields = [
  ...['id', 'area', 'period', 'periodEnd', 'lane', 'kind', 'value', 'unit', 'qualifier', 'bounds'],
  ...['display', 'publishedOn', 'knownFrom', 'knownUntil', 'relation', 'source', 'evidence'],
].join(',');

/** What was said of each figure and when, what is the current word, and how forecasts compare with what came. */
export const openRevisions = defineView<RevisionsData>({
  load: revisionsData,
  View: RevisionsView,
});

/** Statements are shown as published, whatever the chart computes of them. */
async function revisionsData(asked: Asked, indicator: IndicatorAnswer): Promise<RevisionsData> {
  const { api, language } = asked;
  const shown = settingsOf(asked, indicator);
  const { area, frequency, period, asOf } = shown.chosen;
  const chosen = { ...(area && { area }), ...(frequency && { frequency }), ...(period && { period }) };
  const settings = { ...shown, compare: [], chosen: { ...chosen, ...(asOf && { asOf }) } };
  const more = { revisions: 'all', fields, meta: 'none', limit: 1000 };
  const { data: rows } = await allRows<Stated>(api, figuresPath(indicator, settings, language, more));
  const several = new Set(rows.map((row) => row.area)).size > 1;
  const areas = several ? await codeList(api, 'areas') : new Map<string, NamedCode>();
  const places = areaShown(indicator, chosen)?.split(',');
  // What came later than the chosen day was not known then.
  const scorecards = indicator.scorecards.filter(
    ({ area: place, outturn }) =>
      (places?.includes(place) ?? true) && (asOf === undefined || lastDay(outturn.publishedOn) <= asOf),
  );
  const unit = (await unitList(api)).get(indicator.unit);
  return { rows, areas, scorecards, unit };
}

interface RevisionsProps {
  readonly indicator: IndicatorAnswer;
  readonly data: RevisionsData;
}

function RevisionsView({ indicator, data: { rows, areas, scorecards, unit } }: RevisionsProps) {
  const language = useLanguage();
  const { pick, t } = language;
  const { text } = columnFormat(rows, unit, language);
  const histories = historiesOf(rows);
  const changed = histories.filter(hasChanged);
  const unchanged = histories.filter((history) => !hasChanged(history));
  const areaName = (id: string) => {
    const area = areas.get(id);
    return area === undefined ? null : pick(area.name);
  };
  const item = (history: History, place: number) => (
    <HistoryItem
      key={history.key}
      history={history}
      text={text}
      area={areaName(history.first.area)}
      open={place < unfolded && hasChanged(history)}
    />
  );
  return (
    <div class="revisions">
      <section aria-labelledby="revised">
        <h2 id="revised">{t('revised')}</h2>
        <p class="sub">{t(changed.length === 0 ? 'neverRevised' : 'revisedText')}</p>
        {changed.map(item)}
      </section>
      {scorecards.length > 0 && (
        <Scorecards cards={scorecards} unit={indicator.unit} text={text} areaName={areaName} />
      )}
      {unchanged.length > 0 && (
        <section aria-labelledby="unchanged">
          <h2 id="unchanged">{t('unchanged')}</h2>
          <p class="sub">{t('historyText')}</p>
          {unchanged.map(item)}
        </section>
      )}
    </div>
  );
}
