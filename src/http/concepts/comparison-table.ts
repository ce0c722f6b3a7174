import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { known } from '../../domain/catalogue/known.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { longRow, longType } from '../../domain/statements/long-table.ts';
import type { Statement } from '../../domain/statements/statement.ts';
import type { Answer } from '../../formats/answer.ts';

const names = [
  ...['indicator', 'nameEn', 'nameZh', 'definitionEn', 'definitionZh', 'producer'],
  ...['area', 'frequency', 'lane', 'period', 'kind', 'value', 'unit', 'qualifier', 'lower', 'upper'],
  ...['grade', 'knownFrom', 'source', 'display', 'differsEn', 'differsZh'],
] as const;

/** The figures of a comparison as a table. */
export function comparisonTable(
  figures: readonly Statement[],
  { catalogue, lang }: { readonly catalogue: Catalogue; readonly lang: Lang },
): Pick<Answer, 'columns' | 'rows'> {
  return {
    columns: names.map((name) => ({ name, type: longType(name) })),
    async *rows() {
      yield figures.map((figure) => {
        const { name, definition, differs, producer } = known(catalogue.indicators, figure.indicator);
        const cells = {
          ...longRow(figure, catalogue, '1'),
          ...{ nameEn: name.en, nameZh: name.zh, producer },
          ...{ definitionEn: definition.en, definitionZh: definition.zh },
          ...{ differsEn: differs?.en ?? null, differsZh: differs?.zh ?? null },
          display: figure[lang].display,
        };
        return names.map((column) => cells[column]);
      });
    },
  };
}
