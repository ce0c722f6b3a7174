import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { type Layout, specificNamespace } from '../data/data-message.ts';
import { codesByList } from '../data/data-names.ts';
import type { MlDialect } from '../messages/ml-dialects.ts';
import { type XmlNode, xmlDocument, xmlTexts } from '../messages/xml-document.ts';
import { codelistIdentity, type Identity } from '../model/artefacts.ts';
import { allComponents, type Component, measure, timeDimension } from '../model/components.ts';

/** What a schema is made from: the layout says which components stand at which level. */
export interface SchemaContents {
  /** The dataflow or the data structure, whose namespace it has. */
  readonly context: Identity;
  readonly catalogue: Catalogue;
  readonly layout: Layout;
}

/** Types of XML Schema by the data type of SDMX ("Simple / Primitive Type Determination" of the guide to SDMX-ML). */
const primitives: Readonly<Record<Component['type'], string>> = {
  Double: 'xs:double',
  Integer: 'xs:int',
  String: 'xs:string',
  GregorianTimePeriod: 'common:GregorianTimePeriodType',
  ObservationalTimePeriod: 'common:ObservationalTimePeriodType',
};

const optional = { '@minOccurs': 0 };
const many = { '@maxOccurs': 'unbounded' };
const unqualified = { '@form': 'unqualified' };

/** The XML Schema of structure-specific data messages, by the rules of part IV of the guide to SDMX-ML. */
export function dataSchema(contents: SchemaContents, dialect: MlDialect): string {
  const { layout, context } = contents;
  const namespace = specificNamespace(layout.observedBy, context);
  const [core, common] = ['data/structurespecific', 'common'].map(dialect.namespace);
  const types = new SchemaTypes(layout, dialect);
  return xmlDocument({
    'xs:schema': {
      '@xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
      '@xmlns': namespace,
      '@xmlns:dsd': core,
      '@xmlns:common': common,
      '@targetNamespace': namespace,
      '@elementFormDefault': 'qualified',
      '@attributeFormDefault': 'unqualified',
      'xs:import': [
        { '@namespace': core, '@schemaLocation': dialect.schemaOf('SDMXDataStructureSpecific') },
        { '@namespace': common, '@schemaLocation': dialect.schemaOf('SDMXCommon') },
      ],
      'xs:simpleType': enumerations(contents),
      'xs:complexType': types.all(),
    },
  });
}

/** A type for each list of codes of a component. */
function enumerations({ catalogue }: SchemaContents): XmlNode[] {
  const lists = new Set(allComponents.flatMap(({ codelist }) => (codelist === null ? [] : [codelist])));
  return [...lists].map((list) => ({
    '@name': enumeration(list),
    'xs:restriction': {
      '@base': 'common:IDType',
      'xs:enumeration': [...(codesByList(catalogue).get(list)?.values() ?? [])].map(({ id, name }) => ({
        '@value': id,
        'xs:annotation': { 'xs:documentation': xmlTexts(name) },
      })),
    },
  }));
}

/** The name that the guide recommends: `Codelist.CDE.CL_FREQ.1.0.0`. */
function enumeration(list: string): string {
  const { agency, id, version } = codelistIdentity(list);
  return ['Codelist', agency, id, version].join('.');
}

function attribute({ id, codelist, type }: Component, use: 'required' | 'optional' | 'prohibited'): XmlNode {
  return { '@name': id, '@type': codelist === null ? primitives[type] : enumeration(codelist), '@use': use };
}

const annotations = { '@ref': 'common:Annotations', ...optional };

/** The complex types of a layout: of data sets, series and observations, of 3.0 also of attributes alone. */
class SchemaTypes {
  readonly #layout: Layout;
  readonly #is21: boolean;
  readonly #isFlat: boolean;
  readonly #isTimeSeries: boolean;

  constructor(layout: Layout, { version }: MlDialect) {
    this.#layout = layout;
    this.#is21 = version === '2.1';
    this.#isFlat = layout.seriesDimensions.length === 0;
    this.#isTimeSeries = layout.observedBy === timeDimension.id;
  }

  all(): XmlNode[] {
    return [
      this.#dataSet(),
      ...(this.#isFlat ? [] : [this.#series()]),
      ...(this.#is21 ? [] : [this.#attributesAlone()]),
      this.#observation(),
    ];
  }

  #dataSet(): XmlNode {
    const member = this.#isFlat ? 'Obs' : 'Series';
    const holds = { '@name': member, '@type': `${member}Type`, ...unqualified };
    return this.#restriction('DataSetType', this.#isTimeSeries ? 'TimeSeriesDataSetType' : 'DataSetType', {
      'xs:sequence': {
        'xs:element': [
          annotations,
          {
            '@name': 'DataProvider',
            '@type': 'common:DataProviderReferenceType',
            ...unqualified,
            ...optional,
          },
        ],
        'xs:choice': this.#is21
          ? { ...optional, 'xs:element': { ...holds, ...many } }
          : {
              ...optional,
              ...many,
              'xs:element': [{ '@name': 'Atts', '@type': 'AttsType', ...unqualified }, holds],
            },
      },
      'xs:attribute': this.#noYearStart(),
    });
  }

  #series(): XmlNode {
    const { seriesDimensions, seriesAttributes } = this.#layout;
    return this.#restriction('SeriesType', this.#isTimeSeries ? 'TimeSeriesType' : 'SeriesType', {
      'xs:sequence': {
        'xs:element': [
          annotations,
          { '@name': 'Obs', '@type': 'ObsType', ...unqualified, ...optional, ...many },
        ],
      },
      'xs:attribute': [
        ...(this.#isTimeSeries ? [attribute(timeDimension, 'prohibited')] : []),
        ...seriesDimensions.map((each) => attribute(each, 'required')),
        ...seriesAttributes.map((each) => attribute(each, 'optional')),
        ...this.#noYearStart(),
      ],
    });
  }

  #observation(): XmlNode {
    const { seriesDimensions, observationDimensions, observationAttributes } = this.#layout;
    const timeIsAbove = seriesDimensions.includes(timeDimension);
    return this.#restriction('ObsType', this.#isTimeSeries ? 'TimeSeriesObsType' : 'ObsType', {
      'xs:sequence': { 'xs:element': annotations },
      'xs:attribute': [
        ...(this.#is21 ? [{ '@name': 'type', '@type': 'common:IDType', '@use': 'prohibited' }] : []),
        ...(timeIsAbove ? [attribute(timeDimension, 'prohibited')] : []),
        ...observationDimensions.map((each) => attribute(each, 'required')),
        attribute(measure, 'optional'),
        ...observationAttributes.map((each) => attribute(each, 'optional')),
        ...this.#noYearStart(),
      ],
    });
  }

  #attributesAlone(): XmlNode {
    const components = allComponents.filter((each) => each !== measure);
    return this.#restriction('AttsType', 'AttsType', {
      'xs:sequence': { 'xs:element': annotations },
      'xs:attribute': components.map((each) => attribute(each, 'optional')),
    });
  }

  /** A type that restricts one of the core; only 2.1 has types of time series. */
  #restriction(name: string, base: string, contents: XmlNode): XmlNode {
    const core = this.#is21 ? base : base.replace('TimeSeriesT', 'SeriesT').replace('TimeSeries', '');
    return {
      '@name': name,
      'xs:complexContent': { 'xs:restriction': { '@base': `dsd:${core}`, ...contents } },
    };
  }

  /** No data begin their year on another day, so that the rules of 2.1 rule out the attribute that says so. */
  #noYearStart(): XmlNode[] {
    if (!this.#is21) return [];
    return [{ '@name': 'REPORTING_YEAR_START_DAY', '@type': 'xs:gMonthDay', '@use': 'prohibited' }];
  }
}
