import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { normalized } from './normalized.ts';
import { retiredFor } from './search-fields.ts';
import type { Part } from './thesaurus.ts';

/** What decides among indicators that have the same words. */
export interface Weight {
  /** What it is called in full: its ids and its names. */
  readonly names: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  readonly nature: Indicator['nature'];
  /** More statements weigh more, those of no single institution less. */
  readonly evidence: number;
}

/** Synonyms that ask for an indicator of a nature; one of it weighs less where none of them is asked for. */
const askedBy: Partial<Record<Indicator['nature'], readonly string[]>> = {
  growth: ['growth'],
  ratio: ['share', 'world-share'],
};

/** Whoever writes a whole name or id means that one. */
const exactName = 1e6;
const lessAsked = 0.75;
const national = 1.3;
const scattered = 0.85;

/** The factor that a text, which has these parts, gives the score of an indicator. */
export function weighing(text: string, parts: readonly Part[]): (weight: Weight) => number {
  const name = text.trim();
  const meanings = new Set(parts.map(({ meaning }) => meaning));
  const isPlaced = parts.some(({ area }) => area !== null);
  return ({ evidence, names, nature, areas }) => {
    const isAsked = askedBy[nature]?.some((meaning) => meanings.has(meaning)) ?? true;
    return (
      evidence *
      (names.has(name) ? exactName : 1) *
      (isAsked ? 1 : lessAsked) *
      (areas.has('CN') && !isPlaced ? national : 1)
    );
  };
}

/** The weights of all indicators of a catalogue. */
export function weightsOf(catalogue: Catalogue): Map<string, Weight> {
  return new Map(
    [...livingIndicators(catalogue)].map(([id, indicator]) => [id, weightOf(indicator, catalogue)]),
  );
}

function weightOf(indicator: Indicator, catalogue: Catalogue): Weight {
  const { id, name, nature, producer } = indicator;
  const series = catalogue.series.get(id) ?? [];
  const statements = series.reduce((sum, each) => sum + each.statements, 0);
  return {
    names: new Set([id, ...retiredFor(indicator, catalogue), name.en, name.zh].map(normalized)),
    areas: new Set(series.map(({ area }) => area)),
    nature,
    evidence:
      (1 + Math.log10(1 + statements) / 2) * (catalogue.producers.get(producer)?.scattered ? scattered : 1),
  };
}
