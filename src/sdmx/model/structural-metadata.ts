import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
import { memoized } from '../../domain/memoized.ts';
import {
  type Artefact,
  agenciesIdentity,
  agencyId,
  codelistIdentity,
  conceptsIdentity,
  flowIdentity,
  structureIdentity,
} from './artefacts.ts';
import { codeListsOf } from './code-lists.ts';
import { allComponents } from './components.ts';

const name = { en: 'Data economy of China', zh: '中国数据经济' };

/** Every artefact of a catalogue, in the order of SDMX messages: agencies, codelists, concepts, structure, flow. */
export const artefactsOf: (catalogue: Catalogue) => readonly Artefact[] = memoized((catalogue) => [
  agencies,
  ...codeListsOf(catalogue),
  concepts,
  structure,
  flow,
]);

const agencies: Artefact = {
  ...agenciesIdentity,
  name: { en: 'Agencies named here', zh: '此处所用机构' },
  description: {
    en: `${agencyId} is the name of this service in SDMX; it is not registered with the SDMX registry.`,
    zh: `${agencyId} 为本服务在 SDMX 中的名称，未在 SDMX 注册库登记。`,
  },
  items: [
    {
      id: agencyId,
      name: datasetName,
      description: null,
      parent: null,
    },
  ],
  uses: [],
};

const concepts: Artefact = {
  ...conceptsIdentity,
  name: { en: 'Concepts of the data economy indicators', zh: '数据经济指标的概念' },
  description: { en: 'The concept of each component.', zh: '各组成部分的概念。' },
  items: allComponents.map(({ id, name, description }) => ({ id, name, description, parent: null })),
  uses: [],
};

const structure: Artefact = {
  ...structureIdentity,
  name,
  description: {
    en: 'A series is one indicator of one area, at one frequency, in one lane.',
    zh: '序列由指标、地区、频率与序列通道唯一确定。',
  },
  items: [],
  uses: [...new Set(allComponents.flatMap(({ codelist }) => (codelist === null ? [] : [codelist])))]
    .map(codelistIdentity)
    .concat([conceptsIdentity]),
};

const flow: Artefact = {
  ...flowIdentity,
  name,
  description: {
    en: 'Every published figure with its qualifier, its bounds, its source and its history.',
    zh: '全部已公布数值，附限定词、上下界、来源与历史。',
  },
  items: [],
  uses: [structureIdentity],
};
