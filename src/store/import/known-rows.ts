import type { Text } from '../../domain/statements/codes.ts';
import { statementId } from '../../domain/statements/statement.ts';
import { settled } from '../seed/build/standings.ts';
import type { Dataset, Draft } from '../seed/read/dataset.ts';
import { type Candidate, type DraftedCandidate, idOf } from './import-candidates.ts';
import { type PlannedRow, rejected } from './planned-rows.ts';

/** What is known before an import: the last state of each statement by its id, and the releases. */
interface Known extends Pick<Dataset, 'releases'> {
  readonly states: ReadonlyMap<string, Draft>;
}

/** The plan for a row whose statement the seed has already; null for a new statement, and for one whose import was undone. */
export function alreadyKnown(row: DraftedCandidate, { states, releases }: Known): PlannedRow | null {
  const { line, column, draft } = row;
  const id = statementId(draft);
  const old = states.get(id);
  if (old === undefined) return null;
  if (old.withdrawn !== null) {
    if (releases[old.withdrawn.release - 1]?.undoes) return null;
    const { reason, successor } = old.withdrawn;
    const en = `It was withdrawn${successor === null ? '' : ` for ${successor}`}: ${reason}`;
    return rejected(
      row,
      { en, zh: `该表述已撤回${successor === null ? '' : `，由${successor}取代`}：${reason}` },
      id,
    );
  }
  if (sameFigure(old, draft)) {
    const isSaidAnew = draft.note !== null && draft.note !== old.note;
    return { line, column, id, outcome: 'unchanged', detail: isSaidAnew ? otherNote : existing };
  }
  const figure = old.digits === null ? 'a range' : `${old.qualifier} ${old.digits}e${old.exponent}`;
  return rejected(
    row,
    {
      en: `Its source already states ${figure}; statements are never changed.`,
      zh: `其来源已有表述${figure}；表述不可更改。`,
    },
    id,
  );
}

const existing: Text = { en: 'It exists already.', zh: '已存在。' };
const otherNote: Text = {
  en: 'It exists already with another note, which stays: statements are never changed.',
  zh: '已存在，其备注与此不同，仍保留原备注；表述不可更改。',
};

/** The plan for a row that supersedes an unknown statement or gives no reason; null for any other row. */
export function wrongSupersession(
  row: DraftedCandidate,
  isKnown: (id: string) => boolean,
): PlannedRow | null {
  const { supersedes = '', supersedesReason = '' } = row.cells;
  const id = statementId(row.draft);
  if (supersedes !== '' && !isKnown(supersedes))
    return rejected(
      row,
      {
        en: `supersedes: statement "${supersedes}" is not known.`,
        zh: `supersedes：没有表述“${supersedes}”。`,
      },
      id,
    );
  if (supersedes !== '' && supersedesReason === '')
    return rejected(
      row,
      {
        en: 'supersedes: give the reason in supersedesReason.',
        zh: 'supersedes：请在supersedesReason中说明原因。',
      },
      id,
    );
  return null;
}

function sameFigure(a: Draft, b: Draft): boolean {
  return (
    a.value === b.value &&
    a.digits === b.digits &&
    a.qualifier === b.qualifier &&
    a.kind === b.kind &&
    a.bounds.lower === b.bounds.lower &&
    a.bounds.upper === b.bounds.upper
  );
}

/** The plans for new statements: their relation to the statement that was current before them. */
export function newRows(fresh: readonly Candidate[], dataset: Dataset): PlannedRow[] {
  const standings = new Map(settled(dataset).map((statement) => [statementId(statement), statement]));
  return fresh.map(({ line, column, cells }) => {
    const id = idOf(cells);
    const statement = standings.get(id);
    const previous = statement?.previous;
    const detail = previous
      ? { en: `after ${previous}`, zh: `前一表述为${previous}` }
      : { en: 'no earlier statement', zh: '此前没有表述' };
    return { line, column, id, outcome: statement?.relation ?? 'rejected', detail };
  });
}
