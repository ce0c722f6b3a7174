import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/domain/catalogue/catalogue.ts';
import { idOf, indicators, offenders, sources, statements } from './dataset.ts';

/** Short names of publishers, as lines of sources have them. */
const shortNames: Readonly<Record<string, string>> = {
  'APP Pakistan': 'APP',
  'China News Service': 'China News',
  CNNIC: "China's Internet Development",
  'Jiemian News': 'Jiemian',
  "People's Posts and Telecommunications News": "People's Posts",
  'PR Newswire': 'PRNewswire',
  'South China Morning Post': 'SCMP',
};

const copies = sources.filter(({ copyOf }) => copyOf !== null);

/** What an entry says of its own origin. */
const linesOf = ({ publisher, title, note }: Source) => [publisher, title, note].join(' ').toLowerCase();

describe('a source that is stated to be a copy', () => {
  it('says itself whose text it has: in its publisher, its title or its note', () => {
    const isUnsupported = (source: Source) => {
      const publisher = source.copyOf?.publisher ?? '';
      const names = [publisher, shortNames[publisher] ?? publisher];
      return !names.some((name) => linesOf(source).includes(name.toLowerCase()));
    };
    expect(copies.length).toBeGreaterThan(200);
    expect(offenders(copies, isUnsupported, idOf)).toEqual([]);
  });

  it('shares a figure with the document that it copies, where that is named', () => {
    const figures = Map.groupBy(statements, ({ source }) => source);
    const figuresOf = (id: string) =>
      new Set((figures.get(id) ?? []).map((s) => [s.indicator, s.area, s.period.text, s.value].join(' ')));
    const isAnother = ({ id, copyOf }: Source) => {
      if (!copyOf?.source) return false;
      return figuresOf(id).isDisjointFrom(figuresOf(copyOf.source));
    };
    expect(offenders(copies, isAnother, idOf)).toEqual([]);
  });

  it('is every one whose publisher names another in brackets, or that says so in its note', () => {
    const isUnstated = ({ publisher, note, copyOf }: Source) =>
      copyOf === null &&
      !/unidentified|^GitHub|article/.test(publisher) &&
      (/\bvia\b|\((?!Polaris Power Network)/.test(publisher) || /^(Reprints|Copy of)\b/.test(note ?? ''));
    expect(offenders(sources, isUnstated, idOf)).toEqual([]);
  });
});

describe('the reason of a break', () => {
  it('names the source that it rests on, in both languages', () => {
    const unsaid = indicators.flatMap(({ id, breaks }) =>
      breaks
        .filter(({ reason, source }) => !reason.en.includes(source) || !reason.zh.includes(source))
        .map(({ period }) => `${id} ${period}`),
    );
    expect(unsaid).toEqual([]);
  });
});
