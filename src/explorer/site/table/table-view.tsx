import '../indicator/common-of-tabs.ts';
import { uncapitalized } from '../../../charts/computation-text.ts';
import { unitOf } from '../../../charts/marks/chart-units.ts';
import type { Meta } from '../../page/base/api-answers.ts';
import { computationOf } from '../indicator/computation.ts';
import { settingsOf } from '../indicator/settings.ts';
import { defineView, type IndicatorAnswer } from '../indicator/view.tsx';
import type { Asked } from '../page.tsx';
import { useLanguage } from '../page-language.ts';
import { Warnings } from '../parts/warnings.tsx';
import { columnFormat } from './column-format.ts';
import { FiguresTable } from './figures-table.tsx';
import { type OpenRow, openedRow } from './open-row.ts';
import { RowDetails } from './row-details.tsx';
import { rowKey, type TableRow, tableRows } from './table-rows.ts';
import { type NamedUnit, unitList } from './units.ts';

interface TableData {
  readonly rows: readonly TableRow[];
  readonly warnings: Meta['warnings'];
  readonly units: ReadonlyMap<string, NamedUnit>;
  /** How the figures are computed; null where they are shown as published. */
  readonly computation: string | null;
  readonly open: OpenRow | null;
}

/** Every figure of the settings in a row; `?statement=` opens one to quote and cite it. */
export const openTable = defineView<TableData>({ load: tableData, View: TableView });

async function tableData(asked: Asked, indicator: IndicatorAnswer): Promise<TableData> {
  const { api, language, query } = asked;
  const settings = settingsOf(asked, indicator);
  const [{ data: rows, meta }, units, computation] = await Promise.all([
    tableRows(api, { indicator, settings, language }),
    unitList(api),
    computationOf(api, settings, language),
  ]);
  const about = { indicator, settings, language, rows };
  const open = query.statement ? await openedRow(api, query.statement, about) : null;
  return { rows, warnings: meta.warnings, units, computation, open };
}

interface TableProps {
  readonly indicator: IndicatorAnswer;
  readonly data: TableData;
}

function TableView({ indicator, data: { rows, warnings, units, computation, open } }: TableProps) {
  const language = useLanguage();
  const { pick, t } = language;
  const groups = [...Map.groupBy(rows, ({ unit, scale }) => `${unit} ${scale}`)];
  const isListed = rows.some((row) => rowKey(row) === open?.key);
  return (
    <>
      {open && !isListed && (
        <div class="row-open" id={open.key}>
          <p class="sub">{t('notInTable')}</p>
          <RowDetails indicator={indicator.id} row={open.dossier?.data ?? null} open={open} />
        </div>
      )}
      {rows.length === 0 && (
        <div class="empty">
          <h2>{t('noRows')}</h2>
          <p>{t('noRowsText')}</p>
        </div>
      )}
      {groups.map(([key, group]) => (
        <FiguresTable
          key={key}
          indicator={indicator}
          rows={group}
          format={columnFormat(
            group,
            unitOf(group[0]?.unit ?? '', (id) => units.get(id)),
            language,
          )}
          caption={captionOf(group)}
          open={open}
        />
      ))}
      <Warnings warnings={warnings} />
    </>
  );

  function captionOf(group: readonly TableRow[]): string {
    const names = [...new Set(group.map(({ indicatorName }) => indicatorName))];
    const name = names.length === 0 ? pick(indicator.name) : names.join(language.lang === 'zh' ? '、' : ', ');
    const caption = t(group.length === 1 ? 'tableOfOne' : 'tableOf', { name, n: group.length });
    if (computation === null) return caption;
    const what = t('computedTable', { what: uncapitalized(computation) });
    return language.lang === 'zh' ? `${caption}（${what}）` : `${caption} (${what})`;
  }
}
