import { useLocation } from 'preact-iso/router';
import { publisherName, publishersOf } from '../../../charts/charted.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import { useLanguage } from '../page-language.ts';
import { Tag } from '../parts/facts.tsx';
import { Grade } from '../parts/grade.tsx';
import { Link } from '../parts/link.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { withQuery } from '../rows.ts';
import type { ColumnFormat } from './column-format.ts';
import type { OpenRow } from './open-row.ts';
import { RowDetails } from './row-details.tsx';
import { rowKey, type TableRow } from './table-rows.ts';

interface FiguresTableProps {
  readonly indicator: IndicatorAnswer;
  /** Figures of one unit and scale. */
  readonly rows: readonly TableRow[];
  readonly format: ColumnFormat;
  readonly caption: string;
  readonly open: OpenRow | null;
}

/** What tells the rows of a table apart besides their periods. */
interface Apart {
  readonly indicator: boolean;
  readonly area: boolean;
  readonly relation: boolean;
}

/** Figures of one unit, each in a row that can be linked to, quoted and cited. */
export function FiguresTable({ indicator, rows, format, caption, open }: FiguresTableProps) {
  const { t } = useLanguage();
  const several = (key: 'indicator' | 'area') => new Set(rows.map((row) => row[key])).size > 1;
  const apart = {
    indicator: several('indicator'),
    area: several('area'),
    relation: rows.some(({ knownUntil }) => knownUntil !== null),
  };
  const columns = [
    t('period'),
    ...(apart.indicator ? [t('series')] : []),
    ...(apart.area ? [t('area')] : []),
    format.unit === '' ? t('value') : t('valueIn', { unit: format.unit }),
    t('rangeIn'),
    t('kind'),
    ...(apart.relation ? [t('statement')] : []),
    t('grade'),
    t('published'),
    t('source'),
  ];
  const number = 1 + Number(apart.indicator) + Number(apart.area);
  return (
    <ScrollRegion label={caption}>
      <table class="figures-table">
        <caption>
          <span class="caption">
            {caption + t('fullStop')} <span class="hint">{t('quoteHint')}</span>
          </span>
        </caption>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={column} scope="col" class={place === number ? 'number' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={rowKey(row)}
              id={indicator.id}
              row={row}
              format={format}
              apart={apart}
              columns={columns.length}
              open={open?.key === rowKey(row) ? open : null}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface LineProps {
  /** Of the indicator of the page. */
  readonly id: string;
  readonly row: TableRow;
  readonly format: ColumnFormat;
  readonly apart: Apart;
  readonly columns: number;
  readonly open: OpenRow | null;
}

function Line({ id, row, format, apart, columns, open }: LineProps) {
  const { period, t, term } = useLanguage();
  const rowPath = useRowPath(id);
  const key = rowKey(row);
  const label = t(open ? 'closeRow' : 'quoteOf', { figure: row.display, period: period(row.period) });
  return (
    <>
      <tr id={key} class={open ? `${row.lane} opened` : row.lane}>
        <th scope="row">
          <Link href={rowPath(open ? null : key)} aria-expanded={open !== null} aria-label={label}>
            {period(row.period)}
          </Link>
        </th>
        {apart.indicator && <td class="name">{row.indicatorName}</td>}
        {apart.area && <td class="place">{row.areaName}</td>}
        <Value row={row} format={format} />
        <td class="range">{format.range(row.bounds) ?? '–'}</td>
        <td>
          <Tag lane={row.lane}>{term('kind', row.kind)}</Tag>
        </td>
        {apart.relation && (
          <td>
            {row.relation && <span class={`relation ${row.relation}`}>{term('relation', row.relation)}</span>}
          </td>
        )}
        <td>
          <Grade evidence={row.evidence} />
        </td>
        <td class="date">{row.publishedOn ?? row.knownFrom}</td>
        <td class="source">
          <SourceOf row={row} />
        </td>
      </tr>
      {open && (
        <tr class="row-details">
          <td colSpan={columns}>
            <RowDetails indicator={id} row={row} open={open} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Makes the own path of the table of an indicator with one row opened, or none; the settings of the page are kept. */
function useRowPath(id: string): (key: string | null) => string {
  const { lang: _, view: __, statement: ___, ...settings } = useLocation().query;
  return (key) => {
    const path = withQuery(`/indicators/${id}`, { ...settings, view: 'table', statement: key });
    return key === null ? path : `${path}#${key}`;
  };
}

/** The hedge in words, then the digits; why there are none where there is no value. */
function Value({ row, format }: Pick<LineProps, 'row' | 'format'>) {
  const { t, term } = useLanguage();
  const { missingReason, qualifier } = row;
  const digits = format.digits(row);
  if (digits === null)
    return <td class="number none">{t('missing', { reason: term('reason', missingReason ?? '') })}</td>;
  const hedge = qualifier === null || qualifier === 'exact' ? null : term('hedge', qualifier);
  return (
    <td class="number">
      {hedge !== null && <span class="hedge">{hedge} </span>}
      {digits}
    </td>
  );
}

function SourceOf({ row }: { readonly row: TableRow }) {
  const { lang, t } = useLanguage();
  const { source } = row;
  if (source === null) {
    const who = publishersOf({ source, derivation: row.derivation ?? null }, lang);
    return <>{who.length === 0 ? '–' : t('computedFrom', { who: who.join(lang === 'zh' ? '、' : ', ') })}</>;
  }
  const name = publisherName(source, lang);
  if (source.url === null) return <>{name}</>;
  return (
    <a href={source.url} rel="noopener">
      {name}
    </a>
  );
}
