import { Fault } from '../../../domain/fault.ts';
import { kinds, qualifiers, type Text } from '../../../domain/statements/codes.ts';
import { parsePeriod } from '../../../domain/time/period.ts';
import type { Dataset } from '../../seed/read/dataset.ts';
import { Said } from '../said.ts';
import { isMissing, keyOf, plainCell } from './cell-text.ts';
import { ambiguous, areasOfName, indicatorsNamed, type NamedIndicator, unknownIndicator } from './names.ts';
import { periodOfCell } from './period-cell.ts';
import type { RawFigure, ReadingOptions, SheetRow } from './sheet.ts';
import { conversionTo } from './unit-words.ts';

type Cells = Record<string, string>;

/** Flags that Eurostat writes behind figures, with the kind that each means. */
const flags: Readonly<Record<string, string>> = { p: 'preliminary', e: 'estimate', f: 'forecast' };
const flagged = /^(:|-?[\d.,]+)\s+([a-z]{1,3})$/;

/** Other words for kinds and qualifiers. */
const words: Readonly<Record<'kind' | 'qualifier', Readonly<Record<string, string>>>> = {
  kind: {
    ...byName(kinds),
    ...{
      实际: 'actual',
      初步: 'preliminary',
      初步核算数: 'preliminary',
      估计: 'estimate',
      预测值: 'forecast',
      目标值: 'target',
    },
  },
  qualifier: {
    ...byName(qualifiers),
    ...{
      大约: 'about',
      超: 'over',
      逾: 'over',
      近: 'under',
      不足: 'under',
      不少于: 'atLeast',
      不超过: 'atMost',
    },
  },
};

function byName(list: Readonly<Record<string, { readonly name: Text }>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(list).flatMap(([id, { name }]) => [
      [keyOf(name.zh), id],
      [keyOf(name.en), id],
    ]),
  );
}

/** Turns the cells of a figure, as a table writes them, into cells with our ids. */
export class RowReader {
  readonly unknownIndicators = new Map<string, string>();
  readonly #before: Dataset;
  readonly #options: ReadingOptions;
  readonly #context: Readonly<Record<string, string>>;

  constructor(before: Dataset, options: ReadingOptions, context: Readonly<Record<string, string>>) {
    this.#before = before;
    this.#options = options;
    this.#context = context;
  }

  read({ line, column, cells: raw, faults: before, isSeries }: RawFigure): SheetRow {
    const faults = [...before];
    const cells: Cells = { ...raw, ...this.#flag(raw, isSeries, faults) };
    const { value = '', missingReason } = cells;
    if (isMissing(value) && missingReason !== 'publishedAsRange')
      return { line, column, cells, faults: [], missing: true };
    const collect = <T>(run: () => T): T | null => {
      try {
        return run();
      } catch (error) {
        if (!(error instanceof Said)) throw error;
        faults.push(error);
        return null;
      }
    };
    const indicator = collect(() => this.#indicator(cells));
    cells.indicator = indicator?.id ?? cells.indicator ?? '';
    cells.area = collect(() => this.#area(cells)) ?? cells.area ?? '';
    cells.period = collect(() => this.#period(cells, indicator?.cumulative === true)) ?? cells.period ?? '';
    cells.source = collect(() => this.#source(cells)) ?? '';
    Object.assign(cells, collect(() => this.#unit(cells, indicator)) ?? {});
    for (const name of ['kind', 'qualifier'] as const) {
      const text = plainCell(cells[name] ?? '');
      cells[name] = words[name][keyOf(text)] ?? text;
    }
    return { line, column, cells, faults, missing: false };
  }

  /** The text that a cell, the lines around the table or an option has; what the user says of that text is taken in its place. */
  #text(cells: Cells, name: 'indicator' | 'area' | 'period'): string {
    const text = cells[name] || this.#context[name] || this.#options.given[name] || '';
    return this.#options.reads.get(keyOf(text)) ?? text;
  }

  #indicator(cells: Cells): NamedIndicator | null {
    const text = this.#text(cells, 'indicator');
    const found = indicatorsNamed(text, this.#before);
    const fitting = found.length > 1 ? found.filter((each) => this.#fits(each, cells)) : found;
    const [first, ...others] = fitting;
    if (first !== undefined && others.length === 0) return first;
    if (first !== undefined)
      throw ambiguous(
        { en: 'indicator', zh: '指标' },
        text,
        fitting.flatMap(({ id }) => this.#before.indicators.get(id) ?? []),
      );
    // What may be an id of ours is looked up, and what is close to it named, by the reader of the seed.
    if (/^[a-z0-9-]*$/.test(text)) return { id: text, unit: null, cumulative: false, byId: true };
    this.unknownIndicators.set(plainCell(text), cells.unit ?? this.#context.unit ?? '');
    throw unknownIndicator(plainCell(text), this.#before);
  }

  /** False for an indicator of another unit than the table has. */
  #fits({ id, unit }: NamedIndicator, cells: Cells): boolean {
    const text = unit ?? (cells.unit || this.#context.unit || this.#options.given.unit || '');
    const indicator = this.#before.indicators.get(id);
    if (text === '' || indicator === undefined) return true;
    return conversionTo(text, indicator, this.#before.units) !== null;
  }

  #area(cells: Cells): string {
    const text = this.#text(cells, 'area');
    const found = areasOfName(text, this.#before.areas);
    if (found.length > 1)
      throw ambiguous(
        { en: 'area', zh: '地区' },
        text,
        found.flatMap((id) => this.#before.areas.get(id) ?? []),
      );
    const [code] = found;
    if (code !== undefined) return code;
    if (/^[A-Z0-9-]*$/i.test(text)) return text;
    throw new Said(
      `area: "${plainCell(text)}" is not known. Say which one is meant by --read "${plainCell(text)}=CODE", with a code of /v1/codelists/areas.`,
      `地区：无法识别“${plainCell(text)}”。请用--read "${plainCell(text)}=代码"指明，代码见/v1/codelists/areas。`,
    );
  }

  #period(cells: Cells, cumulative: boolean): string {
    const text = this.#text(cells, 'period');
    const known = periodOfCell(text, { days: this.#options.days, cumulative });
    if (known !== null) return known;
    try {
      return parsePeriod(plainCell(text)).text;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      throw new Said(`period: ${error.message}`, `时间：无法识别“${plainCell(text)}”。`);
    }
  }

  #source(cells: Cells): string {
    const text = (cells.source || this.#context.source || '').trim();
    const read = this.#options.reads.get(keyOf(text)) ?? text;
    const { sources } = this.#before;
    if (read === '' || sources.has(read)) return read;
    const titled = [...sources.values()].filter(({ title, titleZh }) =>
      [title, titleZh ?? ''].some((name) => keyOf(name) === keyOf(read)),
    );
    const [first, ...others] = titled;
    if (first !== undefined && others.length === 0) return first.id;
    if (others.length > 0)
      throw ambiguous(
        { en: 'source', zh: '来源' },
        text,
        titled.map(({ id, title, titleZh }) => ({ id, name: { en: title, zh: titleZh ?? title } })),
      );
    // A line below the table that names an institution says less than --source, which names a document.
    if (!cells.source) return '';
    if (/^[a-z0-9-]+$/.test(read)) return read;
    throw new Said(
      `source: "${read}" is no document of /v1/sources. Say which one is meant by --read "${read}=ID", or keep the column as a note by --read "HEADER=note".`,
      `来源：“${read}”不是/v1/sources中的文献。请用--read "${read}=标识"指明，或用--read "表头=note"将该列作为备注。`,
    );
  }

  #unit(cells: Cells, indicator: NamedIndicator | null): Cells {
    const own = plainCell(cells.unit ?? '');
    const behind = indicator?.unit ?? '';
    if (own !== '' && behind !== '' && keyOf(own) !== keyOf(behind))
      throw new Said(
        `unit: the column says "${own}", the name of the indicator "${behind}". Leave out the column by --read "HEADER=ignore", or correct one of them.`,
        `单位：单位列为“${own}”，指标名称中为“${behind}”。请用--read "表头=ignore"忽略该列，或改正其一。`,
      );
    const text = own || behind || this.#context.unit || this.#options.given.unit || '';
    return { unit: '', unitText: text, named: indicator === null || indicator.byId ? '' : 'yes' };
  }

  /** A figure that a flag of Eurostat follows: its number and its kind. */
  #flag(cells: Cells, isSeries: boolean, faults: Said[]): Cells {
    const [, number = '', flag = ''] = isSeries ? (flagged.exec((cells.value ?? '').trim()) ?? []) : [];
    if (flag === '') return {};
    const kind = flags[flag];
    if (kind !== undefined || number === ':') return { value: number, kind: cells.kind || kind || '' };
    faults.push(
      new Said(
        `value: "${cells.value}" has the flag "${flag}", which changes its meaning: import it with a note of your own.`,
        `数值：“${cells.value}”带有标记“${flag}”，含义有变，请自行加注后导入。`,
      ),
    );
    return { value: number };
  }
}
