import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import type { Cell } from '../../domain/statements/cells.ts';
import { type LabelMode, nameKeys, namesOf, relabelled } from '../../domain/statements/labels.ts';
import { longColumns, longRow, longType } from '../../domain/statements/long-table.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Answer } from '../../formats/answer.ts';
import { columnsOfAll } from '../response/fields.ts';

const byDefault = [
  ...['indicator', 'nameEn', 'nameZh', 'definitionEn', 'definitionZh', 'producer'],
  ...['area', 'frequency', 'lane', 'period', 'kind', 'value', 'unit', 'qualifier', 'lower', 'upper'],
  ...['grade', 'knownFrom', 'source', 'display', 'differsEn', 'differsZh'],
] as const;

/** What `fields` of a comparison selects from: columns that are always there, and those that it may name. */
export const comparisonFields = {
  columns: [...new Set([...byDefault, ...longColumns, ...nameKeys])],
  together: { bounds: ['lower', 'upper'], evidence: ['grade', 'confirmations', 'disputes'] },
};

/** How the figures of a comparison are shown. */
export interface FiguresShown {
  readonly catalogue: Catalogue;
  readonly lang: Lang;
  readonly labels: LabelMode;
  /** Keys and columns to keep; all unless said. */
  readonly fields: readonly string[] | undefined;
}

/** The figures of a comparison as a table. */
export function comparisonTable(
  figures: readonly Statement[],
  how: FiguresShown,
): Pick<Answer, 'columns' | 'rows'> {
  const chosen = how.fields === undefined ? byDefault : columnsOfAll(how.fields, comparisonFields);
  const names = relabelled(chosen, how.labels);
  return {
    columns: names.map((name) => ({ name, type: longType(name) })),
    async *rows() {
      yield figures.map((figure) => {
        const cells = comparisonCells(figure, how);
        return names.map((column) => cells[column] ?? null);
      });
    },
  };
}

/** All cells of a figure by their columns. */
export function comparisonCells(
  figure: Statement,
  { catalogue, lang }: Pick<FiguresShown, 'catalogue' | 'lang'>,
): Readonly<Record<string, Cell>> {
  const { name, definition, differs, producer, unit } = known(catalogue.indicators, figure.indicator);
  const { indicator, area } = figure;
  return {
    ...longRow(figure, catalogue, '1'),
    ...namesOf({ indicator, area, unit, scale: '1' }, catalogue, lang),
    ...{ nameEn: name.en, nameZh: name.zh, producer },
    ...{ definitionEn: definition.en, definitionZh: definition.zh },
    ...{ differsEn: differs?.en ?? null, differsZh: differs?.zh ?? null },
    display: figure[lang].display,
  };
}
