import type { Area, Catalogue } from '../../domain/catalogue/catalogue.ts';
import { areaLevels, type Text } from '../../domain/statements/codes.ts';

/** What an area is: its level, the area above it, and its codes in the standards. */
export function areaDefinition(area: Area, { areas }: Pick<Catalogue, 'areas'>): Text {
  if (area.level === 'world')
    return { en: `All countries together; code ${area.id}.`, zh: `全部国家和地区合计；代码：${area.id}。` };
  const level = areaLevels[area.level].name;
  const above = areas.get(area.parent ?? '');
  const within = above !== undefined && above.level !== 'world' ? above.name : null;
  const standards = standardsOf(area);
  const left = area.inNationalFigures
    ? { en: '', zh: '' }
    : { en: '; not part of the national figures', zh: '；不计入全国数据' };
  return {
    en: `${level.en.charAt(0).toUpperCase()}${level.en.slice(1)}${within === null ? '' : ` of ${within.en}`}; ${standards.map(([name, code]) => `${name} code ${code}`).join(', ')}${left.en}.`,
    zh: `${level.zh}${within === null ? '' : `，隶属${within.zh}`}；${standards.map(([name, code]) => `${name}代码：${code}`).join('，')}${left.zh}。`,
  };
}

/** The codes of an area by their standards. */
function standardsOf({ id, gbCode }: Area): (readonly [string, string])[] {
  const national = gbCode === null ? [] : [['GB/T 2260', gbCode] as const];
  if (/^[A-Z]{2}$/.test(id)) return [['ISO 3166-1', id], ...national];
  return /^[A-Z]{2}-[A-Z]{1,3}$/.test(id) ? [['ISO 3166-2', id], ...national] : national;
}
