import type { Text } from '../base/model.ts';

/** What can be taken along of a page. */
export const takeWords = {
  takeAway: { en: 'Take away', zh: '下载与引用' },
  takeComputed: {
    en: 'What is shown is computed, and the files say so.',
    zh: '所示数值由计算得出，文件中均有注明。',
  },
  takeCsv: { en: 'CSV', zh: 'CSV（可用Excel打开）' },
  'picture.wide': { en: 'Wide, for slides', zh: '横幅，用于幻灯片' },
  'picture.square': { en: 'Square, for posts', zh: '方形，用于社交媒体' },
  'picture.tall': { en: 'Tall, for print', zh: '竖幅，用于印刷' },
  pixels: { en: '{width} × {height} pixels', zh: '{width} × {height}像素' },
  takeCode: { en: 'Code', zh: '代码' },
  takeCodeText: {
    en: 'Each reads exactly the figures that this page shows.',
    zh: '每段代码读取的正是本页所示的数值。',
  },
  takeCall: { en: 'Address', zh: '地址' },
  takeSdmx: { en: 'Address in SDMX', zh: 'SDMX地址' },
  takeNewest: { en: '{name} (the newest figure)', zh: '{name}（最新一期数值）' },
  embedLive: { en: 'Interactive chart', zh: '交互图表' },
  embedPicture: { en: 'Picture', zh: '图片' },
  embedSource: { en: 'Figures and sources: ', zh: '数值与来源：' },
  chartAlt: { en: 'Chart: {name}', zh: '图表：{name}' },
} as const satisfies Readonly<Record<string, Text>>;
