import type { Text } from '../../domain/statements/codes.ts';
import { periodInId } from '../../domain/statements/statement.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import { jsonMeta } from '../messages/message-head.ts';
import { flowIdentity, urnOf } from '../model/artefacts.ts';
import { allDimensions, type Component, measure, timeDimension } from '../model/components.ts';
import type { ComponentValue, SdmxRow } from '../model/sdmx-row.ts';
import { artefactsOf } from '../model/structural-metadata.ts';
import { type DataMessage, type DataSet, measuresOf, seriesIn } from './data-message.ts';
import { codesByList } from './data-names.ts';

type JsonVersion = '1.0.0' | '2.0.0';

const schemas: Readonly<Record<JsonVersion, string>> = {
  '1.0.0':
    'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/1.0/sdmx-json-data-schema.json',
  '2.0.0':
    'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json',
};

/** Writes data messages of SDMX-JSON 1.0.0 or 2.0.0. */
export function dataJson(message: DataMessage, version: JsonVersion): string {
  return JSON.stringify(new JsonMessage(message, version).body());
}

/** The values of a component that occur, in the order of their first observation: arrays of the message point into them. */
class Occurring {
  readonly component: Component;
  readonly #places = new Map<ComponentValue, number>();

  constructor(component: Component) {
    this.component = component;
  }

  placeOf({ values }: SdmxRow): number | null {
    const value = values[this.component.id] ?? null;
    if (value === null) return null;
    const place = this.#places.get(value) ?? this.#places.size;
    this.#places.set(value, place);
    return place;
  }

  get values(): ComponentValue[] {
    return [...this.#places.keys()];
  }
}

/** Collects the values that occur while the data sets are written, then describes them. */
class JsonMessage {
  readonly #message: DataMessage;
  readonly #version: JsonVersion;
  readonly #levels: Readonly<
    Record<'series' | 'observed' | 'ofSeries' | 'ofObservation', readonly Occurring[]>
  >;

  constructor(message: DataMessage, version: JsonVersion) {
    const { seriesDimensions, observationDimensions, seriesAttributes, observationAttributes } =
      message.layout;
    const occurring = (components: readonly Component[]) => components.map((each) => new Occurring(each));
    // Programs look the values of every attribute up: one that nothing has is left out.
    const occurs = ({ id }: Component) =>
      message.sets.some(({ rows }) => rows.some(({ values }) => values[id] !== null));
    this.#message = message;
    this.#version = version;
    this.#levels = {
      series: occurring(seriesDimensions),
      observed: occurring(observationDimensions),
      ofSeries: occurring(seriesAttributes.filter(occurs)),
      ofObservation: occurring(observationAttributes.filter(occurs)),
    };
  }

  body(): object {
    const { head, sets } = this.#message;
    const dataSets = sets.map((set) => this.#dataSet(set));
    const structure = this.#structure();
    const meta = jsonMeta(head, schemas[this.#version]);
    if (this.#version === '1.0.0') return { meta, data: { structure, dataSets } };
    return {
      meta,
      data: { structures: [{ dataSets: sets.map((_, place) => place), ...structure }], dataSets },
    };
  }

  #dataSet({ validFrom, validTo, rows }: DataSet): object {
    const { layout } = this.#message;
    const head = {
      ...(this.#version === '2.0.0' ? { structure: 0 } : {}),
      action: 'Replace',
      links: [this.#flowLink()],
      ...(validFrom === null ? {} : { validFrom: `${validFrom}T00:00:00Z` }),
      ...(validTo === null ? {} : { validTo: `${validTo}T00:00:00Z` }),
    };
    if (layout.seriesDimensions.length === 0) return { ...head, observations: this.#observations(rows) };
    const series = seriesIn(rows, layout).flatMap((members) => {
      const [first] = members;
      if (first === undefined) return [];
      const described = {
        attributes: this.#cells(this.#levels.ofSeries, first),
        ...(layout.hasObservations ? { observations: this.#observations(members) } : {}),
      };
      return [[keyOf(this.#levels.series, first), described] as const];
    });
    return { ...head, series: Object.fromEntries(series) };
  }

  #observations(rows: readonly SdmxRow[]): object {
    const values = measuresOf(this.#message.layout);
    return Object.fromEntries(
      rows.map((row) => [
        keyOf(this.#levels.observed, row),
        [...values.map(({ id }) => row.values[id] ?? null), ...this.#cells(this.#levels.ofObservation, row)],
      ]),
    );
  }

  /** Attributes: the places of their values. Version 2 allows values themselves, which its clients do not all read. */
  #cells(levels: readonly Occurring[], row: SdmxRow): (number | null)[] {
    return levels.map((level) => level.placeOf(row));
  }

  #structure(): object {
    const { lang, catalogue, layout } = this.#message;
    const flow = artefactsOf(catalogue).find(({ kind }) => kind === flowIdentity.kind);
    const { series, observed, ofSeries, ofObservation } = this.#levels;
    const measures = measuresOf(layout).map((each) => ({
      ...this.#named(each),
      format: { dataType: each.type },
    }));
    return {
      ...(flow === undefined ? {} : localised(flow.name, lang)),
      links: [this.#flowLink()],
      dimensions: {
        dataSet: [],
        series: series.map((each) => this.#dimension(each)),
        observation:
          layout.hasObservations || series.length === 0 ? observed.map((each) => this.#dimension(each)) : [],
      },
      ...(this.#version === '2.0.0' ? { measures: { observation: measures } } : {}),
      attributes: {
        dataSet: [],
        series: ofSeries.map((each) => this.#attribute(each)),
        observation: ofObservation.map((each) => this.#attribute(each)),
      },
    };
  }

  #flowLink(): object {
    return { href: this.#message.head.address, urn: urnOf(flowIdentity), rel: 'dataflow' };
  }

  #named({ id, name, description }: Component): object {
    const { lang } = this.#message;
    return { id, ...localised(name, lang), description: description[lang], descriptions: description };
  }

  #dimension(level: Occurring): object {
    const { component } = level;
    const isTime = component === timeDimension;
    return {
      ...this.#named(component),
      keyPosition: allDimensions.indexOf(component),
      roles: [component.id],
      values: level.values.map((value) => (isTime ? this.#period(String(value)) : this.#code(level, value))),
    };
  }

  #attribute(level: Occurring): object {
    const { component } = level;
    const { seriesDimensions } = this.#message.layout;
    const isOfSeries = this.#levels.ofSeries.includes(level);
    const relationship = isOfSeries
      ? { dimensions: seriesDimensions.map(({ id }) => id) }
      : this.#version === '2.0.0'
        ? { observation: {} }
        : { primaryMeasure: measure.id };
    return {
      ...this.#named(component),
      relationship,
      ...(this.#version === '2.0.0' && component.codelist === null
        ? { format: { dataType: component.type } }
        : {}),
      values: level.values.map((value) => this.#code(level, value)),
    };
  }

  #code({ component: { codelist } }: Occurring, value: ComponentValue): object {
    const code = codesByList(this.#message.catalogue)
      .get(codelist ?? '')
      ?.get(String(value));
    // The schema of version 2 takes a whole number for two types at once, and refuses it: values are texts.
    if (code === undefined) return { [this.#version === '1.0.0' ? 'name' : 'value']: String(value) };
    return { id: code.id, ...localised(code.name, this.#message.lang) };
  }

  /** An id may not have the slash of a year to date. */
  #period(text: string): object {
    const { start, end } = parsePeriod(text);
    const days = { start: `${start}T00:00:00Z`, end: `${end}T23:59:59Z` };
    if (text.includes('/') && this.#version === '2.0.0') return { value: text, ...days };
    return { id: periodInId(text), name: text, names: { en: text }, ...days };
  }
}

function keyOf(levels: readonly Occurring[], row: SdmxRow): string {
  return levels.map((level) => level.placeOf(row)).join(':');
}

function localised(name: Text, lang: 'en' | 'zh') {
  return { name: name[lang], names: name };
}
