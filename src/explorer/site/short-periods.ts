const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A period as people write it: `2024-S1` is `H1 2024` or `2024年上半年`. */
export function periodIn(lang: 'en' | 'zh', period: string): string {
  const [, year = '', part = ''] = /^(\d{4})-?(.*)$/.exec(period) ?? [];
  return lang === 'zh' ? inChinese(year, part) : inEnglish(year, part);
}

function inEnglish(year: string, part: string): string {
  if (part === '') return year;
  if (part.startsWith('S')) return `H${part.slice(1)} ${year}`;
  if (part.startsWith('Q')) return `${part} ${year}`;
  const months = /P(\d+)M$/.exec(part)?.[1];
  if (months === '1') return `Jan ${year}`;
  if (months) return `Jan–${english[Number(months) - 1]} ${year}`;
  return `${english[Number(part) - 1] ?? part} ${year}`;
}

function inChinese(year: string, part: string): string {
  if (part === '') return `${year}年`;
  if (part.startsWith('S')) return `${year}年${part === 'S1' ? '上' : '下'}半年`;
  if (part.startsWith('Q')) return `${year}年第${'一二三四'[Number(part.slice(1)) - 1]}季度`;
  const months = /P(\d+)M$/.exec(part)?.[1];
  if (months === '1') return `${year}年1月`;
  return months ? `${year}年1—${months}月` : `${year}年${Number(part)}月`;
}
