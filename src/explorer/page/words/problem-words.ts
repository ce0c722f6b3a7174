import type { Text } from '../base/model.ts';

/** What is said where something is not there: of the connection, and of the problems of the API by their codes. */
export const problemWords = {
  'problem.unknown-path': { en: 'There is no page at {value}.', zh: '没有地址为{value}的页面。' },
  'problem.unknown-id': { en: '{detail}', zh: '没有编号为“{value}”的内容。' },
  'problem.retired': { en: '{detail}', zh: '编号“{value}”已停用。' },
  'problem.method-not-allowed': { en: 'This address can only be read.', zh: '此地址只能读取。' },
  'problem.not-acceptable': { en: 'This does not exist in the format asked for.', zh: '没有所要求的格式。' },
  'problem.invalid-parameters': { en: '{detail}', zh: '{faults}。' },
  'fault.unknownParameter': { en: '{detail}', zh: '没有名为“{parameter}”的参数' },
  'fault.missing': { en: '{detail}', zh: '缺少参数“{parameter}”' },
  'fault.unknownId': { en: '{detail}', zh: '参数“{parameter}”：没有编号为“{value}”的内容' },
  'fault.outOfRange': { en: '{detail}', zh: '参数“{parameter}”的值“{value}”超出范围' },
  'fault.notAllowed': { en: '{detail}', zh: '参数“{parameter}”不能取值“{value}”' },
  'fault.other': { en: '{detail}', zh: '参数“{parameter}”的值“{value}”无法识别' },
  'problem.malformed-request': { en: 'The address cannot be read.', zh: '地址无法识别。' },
  'problem.rate-limited': {
    en: 'More requests came from your network in a minute than the server takes.',
    zh: '您所在网络一分钟内的请求次数超过上限。',
  },
  badAddress: { en: 'The address asks for something that is not here', zh: '网址中有无效的设置' },
  withoutFaults: { en: 'Open the page without it', zh: '去掉该设置并打开页面' },
  gone: { en: 'This is no longer here', zh: '此内容已停用' },
  offline: { en: 'You are offline', zh: '网络已断开' },
  offlineText: {
    en: 'The server cannot be reached. What you have opened stays readable; this part loads by itself once you are back.',
    zh: '无法连接服务器。已打开的内容仍可阅读；恢复连接后此处会自动加载。',
  },
  limited: { en: 'Too many requests', zh: '请求过于频繁' },
  limitedText: { en: 'Loading again in {n} s.', zh: '{n}秒后自动重新加载。' },
  unavailable: { en: 'The server cannot answer just now', zh: '服务器暂时无法应答' },
  unavailableText: { en: 'The fault is ours. Please try again.', zh: '问题在我们这边，请重试。' },
  tryInstead: { en: 'What would work', zh: '可行的地址' },
  didYouMean: { en: 'Did you mean', zh: '您要找的是否为' },
  problem: { en: 'This cannot be shown', zh: '无法显示' },
} satisfies Record<string, Text>;
