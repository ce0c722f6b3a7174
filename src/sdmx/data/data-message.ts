import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { compareText } from '../../domain/compare-text.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import type { MessageHead } from '../messages/message-head.ts';
import { flowIdentity, urnOf } from '../model/artefacts.ts';
import {
  type Attribute,
  allDimensions,
  attributes,
  type Component,
  measure,
  timeDimension,
} from '../model/components.ts';
import type { ComponentValue, SdmxRow } from '../model/sdmx-row.ts';
import { type DataShape, flat } from '../request/data-query.ts';

/** What a data message says, whatever its format. */
export interface DataMessage {
  readonly head: MessageHead;
  readonly catalogue: Catalogue;
  readonly sets: readonly DataSet[];
  readonly layout: Layout;
  /** Language of names, where a format has one. */
  readonly lang: Lang;
}

/** Observations that were valid at the same time: all of them, unless history is asked for. */
export interface DataSet {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly rows: readonly SdmxRow[];
}

/** Which components stand at which level of a message. */
export interface Layout extends DataShape {
  /** Dimensions of the key of a series, and those that each observation has; without series all are the latter. */
  readonly seriesDimensions: readonly Component[];
  readonly observationDimensions: readonly Component[];
  readonly seriesAttributes: readonly Attribute[];
  readonly observationAttributes: readonly Attribute[];
}

/** The layout for a shape: which components series have, and which each observation. */
export function layoutOf(shape: DataShape): Layout {
  const isFlat = shape.observedBy === flat;
  const isOfObservation = ({ id }: Component) => isFlat || id === shape.observedBy;
  const shown = attributes.filter(({ id }) => shape.attributes.has(id));
  // An attribute of all dimensions but time stands with the observation where the key of its series has not all of them.
  const isOfSeries = ({ attachedTo }: Attribute) =>
    attachedTo === 'series' && shape.observedBy === timeDimension.id;
  return {
    ...shape,
    seriesDimensions: allDimensions.filter((each) => !isOfObservation(each)),
    observationDimensions: allDimensions.filter(isOfObservation),
    seriesAttributes: shown.filter(isOfSeries),
    observationAttributes: shown.filter((each) => !isOfSeries(each)),
  };
}

/** Rows as data sets: one for each span of time in which some were valid, oldest first, where history is asked for. */
export function dataSets(rows: readonly SdmxRow[], hasHistory: boolean): readonly DataSet[] {
  if (!hasHistory) return [{ validFrom: null, validTo: null, rows }];
  const spans = Map.groupBy(rows, ({ validFrom, validTo }) => `${validFrom} ${validTo ?? '9999'}`);
  return [...spans]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, members]) => {
      const [first] = members;
      return first === undefined
        ? []
        : [{ validFrom: first.validFrom, validTo: first.validTo, rows: members }];
    });
}

/** The series of some rows: those that agree in the dimensions of its key, in their order. */
export function seriesIn(
  rows: readonly SdmxRow[],
  { seriesDimensions }: Layout,
): readonly (readonly SdmxRow[])[] {
  const groups = Map.groupBy(rows, ({ values }) => seriesDimensions.map(({ id }) => values[id]).join('\n'));
  return [...groups.values()];
}

/** Each component with its value in a row, where it has one. */
export function valuesIn(
  { values }: SdmxRow,
  components: readonly Component[],
): readonly { readonly id: string; readonly value: Exclude<ComponentValue, null> }[] {
  return components.flatMap(({ id }) => {
    const value = values[id] ?? null;
    return value === null ? [] : [{ id, value }];
  });
}

/** The measure, where a layout shows it. */
export function measuresOf({ hasValues }: Layout): readonly Component[] {
  return hasValues ? [measure] : [];
}

/** The namespace of structure-specific messages whose observations a dimension tells apart: messages have that of the flow. */
export function specificNamespace(observedBy: string, context = flowIdentity): string {
  return `${urnOf(context)}:ObsLevelDim:${observedBy}`;
}
