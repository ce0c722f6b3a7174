import type { Text } from '../statements/codes.ts';

/** What the dataset is called, wherever it is named. */
export const datasetName = {
  en: 'China Data Economy Indicators',
  zh: '中国数据经济指标',
} as const satisfies Text;

/** Address of the licence of the compilation, CC BY 4.0; the figures belong to their sources. */
export const licenceAddress = 'https://creativecommons.org/licenses/by/4.0/';
