import type { z } from 'zod';
import { type Identity, identities } from '../../../domain/checks/evaluation.ts';
import { nearest } from '../../../domain/query/nearest.ts';
import { areaLevels, kinds } from '../../../domain/statements/codes.ts';
import { periodInId } from '../../../domain/statements/statement.ts';
import { lastDay } from '../../../domain/time/period.ts';
import type { Draft } from './dataset.ts';
import type { RawSeed } from './raw-seed.ts';
import type * as entries from './seed-entries.ts';
import type { Place, SeedFault } from './seed-faults.ts';

/** Chinese characters, and nothing of HTML. */
const printedTitle = /^(?!.*(<|&#?\w+;)).*\p{Script=Han}/u;

/** Checks the references between the entries and rows of a seed; what it finds is added to `faults`. */
export class References {
  readonly #raw: RawSeed;
  readonly #faults: SeedFault[];

  constructor(raw: RawSeed, faults: SeedFault[]) {
    this.#raw = raw;
    this.#faults = faults;
  }

  fault(place: ReturnType<Place>, message: string): void {
    this.#faults.push({ ...place, message });
  }

  checkCatalogue(): void {
    const { areas, indicators, sources, releases } = this.#raw;
    for (const { value, place } of areas.values()) this.#checkArea(value, place);
    for (const { value, place } of sources.values()) this.#checkSource(value, place);
    for (const { value, place } of indicators.values()) this.#checkIndicator(value, place);
    if (releases.size === 0)
      this.fault({ file: 'releases.yaml', line: 1, column: 1 }, 'A seed needs at least one release.');
  }

  /** The parent of an area is known, and of the level above. */
  #checkArea({ level, parent }: z.infer<typeof entries.areaEntry>, place: Place): void {
    if (parent) this.#known('areas', parent, place, ['parent']);
    const above =
      parent === null ? null : (this.#raw.areas.get(parent)?.value.level ?? areaLevels[level].above);
    if (above !== areaLevels[level].above)
      this.fault(
        place(['level']),
        `level: the parent of a ${level} is ${areaLevels[level].above ?? 'none'}.`,
      );
  }

  #checkSource(value: z.infer<typeof entries.sourceEntry>, place: Place): void {
    const { producer, copyOf, publishedOn, accessedOn, titleZh, note, noteZh, language } = value;
    if (titleZh !== null && language !== 'zh')
      this.fault(place(['titleZh']), 'titleZh: only a document in Chinese has one.');
    if (titleZh !== null && !printedTitle.test(titleZh))
      this.fault(place(['titleZh']), 'titleZh: write the Chinese title as it is printed, without markup.');
    if (noteZh !== null && note === null)
      this.fault(place(['noteZh']), 'noteZh: write the note in English too, as note.');
    if (producer) this.#known('producers', producer, place, ['producer']);
    if (publishedOn > accessedOn)
      this.fault(place(['publishedOn']), 'publishedOn: a document is not read before it is published.');
    value.before.forEach(({ release }, index) => {
      this.#known('releases', release, place, ['before', String(index), 'release']);
    });
    const original = copyOf?.source;
    if (!original) return;
    this.#known('sources', original, place, ['copyOf', 'source']);
    const first = this.#raw.sources.get(original)?.value;
    if (first?.copyOf?.source)
      this.fault(place(['copyOf', 'source']), `copyOf: "${original}" is a copy itself: name the original.`);
    // Dates are as precise as the documents: a month is not after a day in it.
    if (first && publishedOn < first.publishedOn.slice(0, publishedOn.length))
      this.fault(place(['copyOf', 'source']), `copyOf: "${original}" was published after this copy of it.`);
  }

  /** A retired id must not be defined any more, and its successor must be. */
  checkRetired(): void {
    const { indicators, sources, releases, retired } = this.#raw;
    const alive = { indicator: indicators, source: sources, observation: new Map<string, unknown>() };
    for (const { id, value, place } of retired.values()) {
      const entries: ReadonlyMap<string, unknown> = alive[value.kind];
      if (entries.has(id)) this.fault(place(), `"${id}" is retired but still defined.`);
      if (!releases.has(value.release))
        this.fault(place(['release']), unknownEntry('release', value.release, releases.keys()));
      if (value.successor && value.kind !== 'observation' && !entries.has(value.successor))
        this.fault(place(['successor']), unknownEntry(value.kind, value.successor, entries.keys()));
    }
  }

  /** The statements of a published release never change: their checksum must be the one in `releases.yaml`. */
  checkReleases(checksums: readonly string[]): void {
    [...this.#raw.releases.values()].forEach(({ id, value, place }, index) => {
      const checksum = checksums[index];
      if (value.checksum !== undefined && value.checksum !== checksum)
        this.fault(
          place(['checksum']),
          `checksum: release ${id} was published with other statements (their checksum is now ${checksum}): put new statements into a new release.`,
        );
    });
  }

  #checkIndicator(value: z.infer<typeof entries.indicatorEntry>, place: Place): void {
    this.#known('units', value.unit, place, ['unit']);
    this.#known('topics', value.topic, place, ['topic']);
    this.#known('producers', value.producer, place, ['producer']);
    for (const producer of value.coProducers) this.#known('producers', producer, place, ['coProducers']);
    if (value.concept) this.#known('concepts', value.concept, place, ['concept']);
    if (value.concept && !value.differs)
      this.fault(
        place(['concept']),
        'An indicator with a concept needs `differs`, which says how it differs from its rivals.',
      );
    this.#checkRelated(value, place);
    value.breaks.forEach(({ area, source }, index) => {
      if (area) this.#known('areas', area, place, ['breaks', String(index), 'area']);
      this.#known('sources', source, place, ['breaks', String(index), 'source']);
    });
    if (value.retired) this.#known('releases', value.retired.release, place, ['retired', 'release']);
    if (value.retired?.area) this.#known('areas', value.retired.area, place, ['retired', 'area']);
  }

  /** Indicators that an indicator refers to exist; those of one that is not retired, and any successor, are not retired. */
  #checkRelated(value: z.infer<typeof entries.indicatorEntry>, place: Place): void {
    const { growthOf, equivalentOf, shareOf, national, retired } = value;
    const related: [string | null | undefined, ...string[]][] = [
      [growthOf, 'growthOf'],
      [equivalentOf, 'equivalentOf'],
      [shareOf?.part, 'shareOf', 'part'],
      [shareOf?.whole, 'shareOf', 'whole'],
      [national?.indicator, 'national', 'indicator'],
      [retired?.successor, 'retired', 'successor'],
    ];
    for (const [id, ...path] of related) {
      if (id == null) continue;
      this.#known('indicators', id, place, path);
      const end = this.#raw.indicators.get(id)?.value.retired;
      if (end && (retired === null || path[0] === 'retired'))
        this.fault(place(path), `indicator "${id}" is retired${instead(end.successor)}.`);
    }
  }

  /** True when a row has no fault of its own and everything it refers to is defined. */
  checkRow(row: entries.StatementRow, place: Place): boolean {
    const before = this.#faults.length;
    this.#known('indicators', row.indicator, place, ['indicator']);
    this.#known('areas', row.area, place, ['area']);
    this.#known('sources', row.source, place, ['source']);
    this.#known('releases', row.release, place, ['release']);
    if (row.onBehalfOf !== null) this.#known('producers', row.onBehalfOf, place, ['onBehalfOf']);
    const unit = this.#raw.indicators.get(row.indicator)?.value.unit;
    if (unit !== undefined && row.unit !== unit)
      this.fault(place(['unit']), `unit: "${row.indicator}" is measured in ${unit}, not in "${row.unit}".`);
    if (row.doubtful && (row.caveatEn === null || row.caveatZh === null))
      this.fault(place(['doubtful']), 'doubtful: a doubtful statement needs a caveat in both languages.');
    if ((row.caveatEn === null) !== (row.caveatZh === null))
      this.fault(place(['caveatEn']), 'caveatEn: write a caveat in both languages.');
    const source = this.#raw.sources.get(row.source)?.value;
    const read = source?.accessedOn;
    if (source && kinds[row.kind].lane === 'outturn' && row.period.start > lastDay(source.publishedOn).day)
      this.fault(
        place(['period']),
        `period: ${row.period.text} had not begun when "${row.source}" was published; write kind forecast or target.`,
      );
    if (row.knownFrom !== null && read !== undefined && row.knownFrom > read)
      this.fault(place(['knownFrom']), `knownFrom: the document was read on ${read}, before that day.`);
    if (row.supersedes !== null && row.supersedesReason === null)
      this.fault(place(['supersedes']), 'supersedes: give the reason in supersedesReason.');
    return this.#faults.length === before;
  }

  /** Ids are unique, and `supersedes` refers to a statement of the seed. */
  checkStatements(statements: readonly { draft: Draft; place: Place }[]): void {
    const places = new Map<string, Place>();
    for (const { draft, place } of statements) {
      const { id } = draft;
      const other = places.get(id);
      if (other)
        this.fault(
          place(),
          `${id} is already defined at ${other().file}:${other().line}; a source states one value for one period.`,
        );
      else places.set(id, place);
    }
    for (const { draft, place } of statements)
      if (draft.supersedes !== null && !places.has(draft.supersedes))
        this.fault(place(['supersedes']), unknownEntry('statement', draft.supersedes, places.keys()));
  }

  /** Each role of a check has an operand, and operands refer to statements of the seed. */
  checkChecks(statements: readonly Draft[]): void {
    const places = new Set(statements.flatMap((draft) => [draft.id, `${placeOf(draft)}@${draft.lane}`]));
    const isKnown = (reference: string) =>
      places.has(reference.includes('@') ? reference : `${reference}@outturn`) || places.has(reference);
    for (const { value, place } of this.#raw.checks.values()) {
      this.#checkRoles(value, place);
      for (const [role, operand] of Object.entries(value.operands))
        for (const reference of [operand].flat())
          if (typeof reference === 'string' && !isKnown(reference))
            this.fault(place(['operands', role]), unknownEntry('statement', reference, places));
    }
    for (const { value, place } of this.#raw.checkRules.values()) {
      if (value.rate) this.#known('indicators', value.rate, place, ['rate']);
      for (const [total, parts] of Object.entries(value.parts ?? {}))
        for (const id of [total, ...parts]) this.#known('indicators', id, place, ['parts', total]);
    }
  }

  #checkRoles({ identity, operands }: z.infer<typeof entries.checkEntry>, place: Place): void {
    const { roles }: Identity = identities[identity];
    const names = roles.map((role) => role.replace('[]', ''));
    for (const name of names)
      if (operands[name] === undefined)
        this.fault(
          place(['operands']),
          `operands: the identity ${identity} needs ${names.join(', ')}; ${name} is missing.`,
        );
  }

  #known(
    kind: Exclude<keyof RawSeed, 'retired' | 'checks' | 'checkRules' | 'rows' | 'corrections'>,
    id: string,
    place: Place,
    path: readonly string[],
  ): void {
    const entries: ReadonlyMap<string, unknown> = this.#raw[kind];
    if (!entries.has(id)) this.fault(place(path), unknownEntry(kind.replace(/s$/, ''), id, entries.keys()));
  }
}

function placeOf({ indicator, area, period }: Draft): string {
  return `${indicator}.${area}.${periodInId(period.text)}`;
}

/** Names the successor of what is retired, where there is one. */
export function instead(successor: string | null): string {
  return successor === null ? '' : `, its successor is "${successor}"`;
}

/** A sentence that names the closest ids. */
export function unknownEntry(kind: string, id: string, candidates: Iterable<string>): string {
  const close = nearest(id, candidates);
  return `${kind} "${id}" is not known${close.length > 0 ? `; close to it: ${close.join(', ')}` : ''}.`;
}
