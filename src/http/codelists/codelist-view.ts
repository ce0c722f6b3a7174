import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { verdicts } from '../../domain/claims/verdict.ts';
import { transforms } from '../../domain/derivation/transforms.ts';
import { expectationGaps } from '../../domain/freshness/expectation.ts';
import { scales } from '../../domain/numbers/scales.ts';
import type { Text } from '../../domain/statements/codes.ts';
import * as codes from '../../domain/statements/codes.ts';
import { problemTexts } from '../pages/problem-texts.ts';
import { areaDefinition } from './area-definition.ts';
import { catalogueDefinitions as catalogued } from './catalogue-definitions.ts';
import { missingDefinitions } from './missing-definitions.ts';
import { statementDefinitions as stated } from './statement-definitions.ts';

export interface Code extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly name: Text;
  readonly definition: Text;
  readonly parent: string | null;
  /** How a unit follows its number: `{n} yuan`; null for other codes. */
  readonly display: Text | null;
}

type Lister = (catalogue: Catalogue) => Code[];

const code = (
  id: string,
  name: Text,
  more: { definition: Text; parent?: string | null; display?: Text },
): Code => ({
  id,
  name,
  definition: more.definition,
  parent: more.parent ?? null,
  display: more.display ?? null,
});

function table<K extends string>(
  words: Readonly<Record<K, { name: Text }>>,
  definitions: Readonly<Record<K, Text>>,
): Lister {
  return () => codes.wordsOf(words).map((id) => code(id, words[id].name, { definition: definitions[id] }));
}

/** Every list of codes, by its id. */
export const codelists: Readonly<Record<string, { readonly name: Text; readonly codes: Lister }>> = {
  areaLevels: {
    name: { en: 'Levels of areas', zh: '地区层级' },
    codes: table(codes.areaLevels, catalogued.areaLevels),
  },
  areas: {
    name: { en: 'Areas (ISO 3166, GB/T 2260)', zh: '地区（ISO 3166、GB/T 2260）' },
    codes: (catalogue) =>
      [...catalogue.areas.values()].map((area) => {
        const definition = areaDefinition(area, catalogue);
        return code(area.id, area.name, { definition, parent: area.parent });
      }),
  },
  bases: { name: { en: 'Bases of bounds', zh: '区间依据' }, codes: table(codes.bases, stated.bases) },
  concepts: {
    name: { en: 'Concepts', zh: '概念' },
    codes: ({ concepts }) => [...concepts.values()].map((entry) => code(entry.id, entry.name, entry)),
  },
  expectationGaps: {
    name: { en: 'Reasons why no figure is expected', zh: '无预期发布日期的原因' },
    codes: table(expectationGaps, catalogued.expectationGaps),
  },
  frequencies: {
    name: { en: 'Frequencies (SDMX)', zh: '频率（SDMX）' },
    codes: table(codes.frequencyNames, catalogued.frequencies),
  },
  grades: {
    name: { en: 'Grades of evidence', zh: '证据等级' },
    codes: () => Object.entries(codes.grades).map(([id, grade]) => code(id, grade.name, grade)),
  },
  kinds: {
    name: { en: 'Kinds of figures', zh: '数值类别' },
    codes: () =>
      codes.wordsOf(codes.kinds).map((id) => {
        const { name, lane } = codes.kinds[id];
        return code(id, name, { definition: stated.kinds[id], parent: lane });
      }),
  },
  lanes: { name: { en: 'Lanes', zh: '序列通道' }, codes: table(codes.lanes, stated.lanes) },
  locatorQualities: {
    name: { en: 'Qualities of locators', zh: '定位精度' },
    codes: table(codes.locatorQualities, stated.locatorQualities),
  },
  missingReasons: {
    name: { en: 'Reasons why there is no value', zh: '无数值的原因' },
    codes: table(codes.missingReasons, missingDefinitions),
  },
  natures: {
    name: { en: 'Natures of indicators', zh: '指标性质' },
    codes: table(codes.natures, catalogued.natures),
  },
  periodBases: {
    name: { en: 'Bases of periods', zh: '时期依据' },
    codes: table(codes.periodBases, stated.periodBases),
  },
  problems: {
    name: { en: 'Codes of problems', zh: '错误代码' },
    codes: () => problemTexts.map(({ code: id, title, meaning }) => code(id, title, { definition: meaning })),
  },
  producers: {
    name: { en: 'Producers', zh: '数据生产机构' },
    codes: ({ producers }) => [...producers.values()].map((entry) => code(entry.id, entry.name, entry)),
  },
  qualifiers: { name: { en: 'Qualifiers', zh: '限定词' }, codes: table(codes.qualifiers, stated.qualifiers) },
  relations: {
    name: { en: 'Relations of statements', zh: '表述之间的关系' },
    codes: table(codes.relations, stated.relations),
  },
  scales: { name: { en: 'Scales', zh: '数量级' }, codes: table(scales, catalogued.scales) },
  tiers: { name: { en: 'Tiers of sources', zh: '来源层级' }, codes: table(codes.tiers, stated.tiers) },
  topics: {
    name: { en: 'Topics', zh: '主题' },
    codes: ({ topics }) => [...topics.values()].map((entry) => code(entry.id, entry.name, entry)),
  },
  transforms: {
    name: { en: 'Transforms', zh: '变换' },
    codes: () =>
      Object.entries(transforms).map(([id, { title, formula }]) => code(id, title, { definition: formula })),
  },
  units: {
    name: { en: 'Units', zh: '单位' },
    codes: ({ units }) => [...units.values()].map((entry) => code(entry.id, entry.name, entry)),
  },
  verdicts: {
    name: { en: 'Verdicts on claims', zh: '核对结论' },
    codes: () => Object.entries(verdicts).map(([id, verdict]) => code(id, verdict.name, verdict)),
  },
};
